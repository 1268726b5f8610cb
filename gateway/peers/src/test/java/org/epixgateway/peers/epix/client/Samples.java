package org.epixgateway.peers.epix.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.epixgateway.core.bytes.Bytes;

/** Recorded answers, and made ones around a permit that nobody reads here. */
final class Samples {
    static final Bytes V1 = recorded("epix-v1-get_non_final_cites_certificate.xml");
    static final Bytes V2 = recorded("epix-v2-get_non_final_cites_certificate.xml");

    private Samples() {}

    private static Bytes recorded(String name) {
        try (InputStream in = Samples.class.getResourceAsStream("/org/epixgateway/samples/recorded/" + name)) {
            return Bytes.of(Objects.requireNonNull(in, name).readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static String soap(String body) {
        return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>" + body
                + "</s:Body></s:Envelope>";
    }

    /** An answer to a question for a permit as issued, with these attachments. */
    static String permit(String attachments) {
        return soap("<r:GetNonFinalCitesCertificateResponse xmlns:r=\"urn:CitesDataExchange/v2/\">"
                + "<CITESEPermit>goods</CITESEPermit>" + attachments
                + "<Composite>true</Composite></r:GetNonFinalCitesCertificateResponse>");
    }

    static String attachment(String name, String content) {
        return "<Attachments><AttachmentName>" + name + "</AttachmentName><AttachmentContent>" + content
                + "</AttachmentContent></Attachments>";
    }

    static String include(String href) {
        return "<x:Include xmlns:x=\"http://www.w3.org/2004/08/xop/include\" href=\"" + href + "\"/>";
    }

    static String fault(String code, String string) {
        return soap("<s:Fault><faultcode>" + code + "</faultcode><faultstring>" + string + "</faultstring></s:Fault>");
    }
}
