package org.epixgateway.peers.epix.client;

import java.util.List;

/** What stands in the body of an answer. */
sealed interface SoapAnswer {

    /** A fault of SOAP 1.1, as it came. */
    record Fault(String code, String string) implements SoapAnswer {}

    /**
     * An answer to a question; the permit in it is not looked at here.
     *
     * @param name local name of the element
     * @param words the beginning of all its text
     */
    record Response(String name, String words, List<Named> attachments, boolean isComposite) implements SoapAnswer {
        public Response {
            attachments = List.copyOf(attachments);
        }
    }

    /**
     * An attachment by name.
     *
     * @param content base64, or the address of a part of the message
     * @param isIncluded whether it is stated by xop:Include, so that it must be there
     */
    record Named(String name, String content, boolean isIncluded) {}
}
