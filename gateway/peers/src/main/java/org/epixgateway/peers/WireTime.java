package org.epixgateway.peers;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;

/** Moments as the contract writes them: UTC, with a Z. */
final class WireTime {
    private static final DatatypeFactory FACTORY = factory();

    private WireTime() {}

    static XMLGregorianCalendar of(Instant moment) {
        return FACTORY.newXMLGregorianCalendar(
                moment.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    static Instant read(XMLGregorianCalendar moment) {
        return moment.toGregorianCalendar().toInstant();
    }

    private static DatatypeFactory factory() {
        try {
            return DatatypeFactory.newInstance();
        } catch (DatatypeConfigurationException impossible) {
            throw new IllegalStateException("every Java platform has it", impossible);
        }
    }
}
