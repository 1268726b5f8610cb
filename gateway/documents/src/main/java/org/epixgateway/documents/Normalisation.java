package org.epixgateway.documents;

/** The closed list of what is changed between parser and schema, never in the stored bytes (schemas/README.md). */
enum Normalisation {
    N_01("The root element stands in no namespace; it is read as the permit's root."),
    N_02("Empty elements are read as absent"),
    N_03("Comments and processing instructions are read as nothing"),
    N_04("Attributes that hold a question mark or nothing are read as absent"),
    N_05("The permit is wrapped in a SOAP message; the wrapper is taken off."),
    N_06("Unit codes in small letters are read in capitals");

    private final String sentence;

    Normalisation(String sentence) {
        this.sentence = sentence;
    }

    String id() {
        return name().replace('_', '-');
    }

    String sentence(int count) {
        return sentence.endsWith(".") ? sentence : sentence + " (" + count + (count == 1 ? " place)." : " places).");
    }
}
