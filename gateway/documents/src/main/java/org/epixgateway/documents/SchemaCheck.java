package org.epixgateway.documents;

import java.util.ArrayList;
import java.util.List;
import javax.xml.validation.ValidatorHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Holds one document against its schema while it is read, element by element. All errors up to a bound; after that the
 * schema is not asked any more. Used by one thread at a time, for one document after another.
 */
final class SchemaCheck implements ErrorHandler {
    static final int ERRORS_MAX = 100;

    private final ValidatorHandler handler;
    private List<SchemaError> errors = new ArrayList<>();
    private Element current = Element.NONE;
    private boolean isStarting;
    private boolean isAtEnd;

    SchemaCheck(ValidatorHandler handler) {
        this.handler = handler;
        handler.setErrorHandler(this);
    }

    List<SchemaError> errors() {
        return errors;
    }

    /** Whether the last document was checked to its end. */
    boolean isAtEnd() {
        return isAtEnd;
    }

    void startDocument() {
        errors = new ArrayList<>();
        isAtEnd = false;
        asking(handler::startDocument);
    }

    void endDocument() {
        asking(handler::endDocument);
        isAtEnd = true;
    }

    void start(Element element) {
        current = element;
        isStarting = true;
        asking(() -> handler.startElement(element.namespace(), element.name(), element.name(), element.attributes()));
    }

    void text(Element element, String text) {
        current = element;
        asking(() -> handler.characters(text.toCharArray(), 0, text.length()));
    }

    void end(Element element) {
        current = element;
        isStarting = false;
        asking(() -> handler.endElement(element.namespace(), element.name(), element.name()));
    }

    @Override
    public void warning(SAXParseException e) {
        error(e);
    }

    @Override
    public void error(SAXParseException e) {
        if (errors.size() < ERRORS_MAX) {
            SchemaError.of(String.valueOf(e.getMessage()), current, isStarting).ifPresent(errors::add);
        }
    }

    @Override
    public void fatalError(SAXParseException e) {
        error(e);
    }

    private interface Question {
        void ask() throws SAXException;
    }

    private void asking(Question question) {
        if (errors.size() >= ERRORS_MAX) {
            return;
        }
        try {
            question.ask();
        } catch (SAXException e) {
            throw new IllegalStateException("a schema check that reports its errors does not throw them", e);
        }
    }
}
