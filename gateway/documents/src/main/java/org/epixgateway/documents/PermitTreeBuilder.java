package org.epixgateway.documents;

import java.util.List;
import org.codehaus.stax2.XMLStreamReader2;
import org.epixgateway.core.permit.Position;

/**
 * Grows the tree of one permit and holds it against its schema at the same time. An element waits until it proves to say
 * something: then it and those around it are kept; if it ends before, it is dropped (N-02).
 */
final class PermitTreeBuilder {
    /** The root and its three children are required and never dropped. */
    private static final int REQUIRED_DEPTH = 2;

    private final PermitForm form;
    private final Normalisations normalisations;
    private final SchemaCheck check;
    private Element current = Element.NONE;
    private Element root = Element.NONE;
    private int depth;
    private int keptDepth;
    private boolean isComplete;

    PermitTreeBuilder(PermitForm form, Normalisations normalisations) {
        this.form = form;
        this.normalisations = normalisations;
        this.check = form.grammar().take();
        check.startDocument();
    }

    PermitForm form() {
        return form;
    }

    Element root() {
        return root;
    }

    boolean isComplete() {
        return isComplete;
    }

    void start(String namespace, String name, org.xml.sax.Attributes attributes, Position at) {
        current = new Element(namespace, name, attributes, current, at.line(), at.column());
        if (depth == 0) {
            root = current;
        }
        depth++;
        if (depth <= REQUIRED_DEPTH || !form.grammar().knows(name)) {
            keep(current, depth);
        }
    }

    /** White space before the first word of an element is not text; it stands between elements, or around a value. */
    void text(XMLStreamReader2 reader) {
        boolean saysNothing = !current.hasText() && reader.isWhiteSpace();
        if (saysNothing) {
            return;
        }
        keep(current, depth);
        String text = reader.getText();
        current.addText(text);
        check.text(current, text);
    }

    void end() {
        if (keptDepth >= depth) {
            check.end(current);
            keptDepth = depth - 1;
        } else {
            Element dropped = current;
            normalisations.note(Normalisation.N_02, dropped::position);
        }
        depth--;
        Element parent = current.parent();
        current = parent == null ? Element.NONE : parent;
        isComplete = depth == 0;
    }

    /** The schema's errors, once the permit has ended. */
    List<SchemaError> finished() {
        check.endDocument();
        List<SchemaError> errors = List.copyOf(check.errors());
        form.grammar().giveBack(check);
        return errors;
    }

    private void keep(Element element, int itsDepth) {
        if (keptDepth >= itsDepth) {
            return;
        }
        Element parent = element.parent();
        if (parent != null && itsDepth > 1) {
            keep(parent, itsDepth - 1);
            parent.add(element);
        }
        check.start(element);
        keptDepth = itsDepth;
    }
}
