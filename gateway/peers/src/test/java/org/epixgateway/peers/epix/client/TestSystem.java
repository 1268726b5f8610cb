package org.epixgateway.peers.epix.client;

import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.UnreadableDocumentException;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.query.ConfirmedQuantities;
import org.epixgateway.core.query.EpixSystem;
import org.epixgateway.core.query.PermitQuery;
import org.epixgateway.core.query.PermitQuery.Stage;

/** Systems of the invented country XA as the client calls them, with the least that is read of a permit. */
final class TestSystem {
    static final CountryCode XA = CountryCode.of("XA");
    static final String NUMBER = "XA000000";
    static final String NAMESPACE = "urn:CitesDataExchange/v2/";
    static final int ANSWER_BYTES_MAX = 256 << 10;

    private static final Duration PATIENT = Duration.ofSeconds(10);

    private TestSystem() {}

    static Dialect simple() {
        return new SimpleDialect(XA, new SimpleDialect.Form(NAMESPACE, SimpleDialect.Spelling.SNAKE_CASE, true));
    }

    static EpixSystem at(String address, Dialect dialect) {
        return at(new CalledSystem(XA, URI.create(address), PATIENT, ANSWER_BYTES_MAX, false), dialect);
    }

    static EpixSystem at(CalledSystem called, Dialect dialect) {
        return new DialectSystem(called, dialect, TestSystem::platform, TestSystem::cut);
    }

    static EpixSystem impatient(String address, Duration timeout) {
        return at(new CalledSystem(XA, URI.create(address), timeout, ANSWER_BYTES_MAX, false), simple());
    }

    static PermitQuery query() {
        return new PermitQuery(XA, NUMBER, Optional.of("a-token"), Stage.NON_FINAL);
    }

    static ConfirmedQuantities quantities(ConfirmedQuantities.Position... positions) {
        return new ConfirmedQuantities(XA, NUMBER, Optional.of("a-token"), List.of(positions));
    }

    /** From the start of the permit's element to its end; the namespaces are somebody else's care. */
    static Bytes cut(Bytes soap) {
        String text = soap.asUtf8();
        for (String root : List.of("CITESEPermit", "CBFShip")) {
            int from = text.indexOf("<" + root);
            int to = text.indexOf("</" + root + ">");
            if (from >= 0 && to > from) {
                return Bytes.utf8(text.substring(from, to + root.length() + 3));
            }
        }
        throw new UnreadableDocumentException("The SOAP message carries no permit.");
    }

    private static SSLContext platform() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
