package org.epixgateway.console;

import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.EnvelopeOpener;
import org.epixgateway.core.exchange.EnvelopeSigner;
import org.epixgateway.core.exchange.OpenedEnvelope;
import org.epixgateway.core.exchange.SignatureVerifier;
import org.epixgateway.core.exchange.VerifiedEnvelope;
import org.epixgateway.core.party.RegisteredCertificate;

/** Containers as lines of text, sealed by nobody and verified by everybody who has a certificate. */
final class PlainContainers implements EnvelopeOpener, EnvelopeSigner, SignatureVerifier {
    private static final String FIRST_LINE = "plain container\n";
    private static final String CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIBjTCCATOgAwIBAgIUYGlzw9QPYduO1evv8sUK1nv+Pu4wCgYIKoZIzj0EAwIw
            HDELMAkGA1UEBhMCQ0gxDTALBgNVBAMMBFNlYWwwHhcNMjYxMTIzMDYyOTE4WhcN
            NDYxMTE4MDYyOTE4WjAcMQswCQYDVQQGEwJDSDENMAsGA1UEAwwEU2VhbDBZMBMG
            ByqGSM49AgEGCCqGSM49AwEHA0IABKOTHI9/QrkZSnnOIzYOljcOQiaFBUzIn54Z
            Hq19D7YZynLyeTNhWH+1t+N7ACwZhk0X7pLW62pze1CZREpSvxKjUzBRMB0GA1Ud
            DgQWBBToQ/4ETBo5Dha90p07WUZzx89gvzAfBgNVHSMEGDAWgBToQ/4ETBo5Dha9
            0p07WUZzx89gvzAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIDrW
            mwcsDFM4eWCjNuygPBd/EpCBnjkxQDwQNHhOtKAZAiEAzAL7cP+2K8hiSE1DVKjq
            bVpzWeLy+eLEwULeTvv4l6A=
            -----END CERTIFICATE-----
            """;

    @Override
    public Bytes seal(List<SealedFile> files, Instant signingTime) {
        StringBuilder out = new StringBuilder(FIRST_LINE);
        for (SealedFile file : files) {
            out.append(file.name()).append(' ');
            out.append(Base64.getEncoder().encodeToString(file.content().array()))
                    .append('\n');
        }
        return Bytes.utf8(out.toString());
    }

    @Override
    public Opening open(Bytes container) {
        String text = container.asUtf8();
        if (!text.startsWith(FIRST_LINE)) {
            return new Broken("This is not a container.");
        }
        List<OpenedEnvelope.File> files = new ArrayList<>();
        text.lines().skip(1).forEach(line -> {
            int blank = line.indexOf(' ');
            Bytes content = Bytes.of(Base64.getDecoder().decode(line.substring(blank + 1)));
            files.add(new OpenedEnvelope.File(line.substring(0, blank), content));
        });
        return new Opened(new OpenedEnvelope(container, files, Bytes.utf8("signatures")));
    }

    @Override
    public Verification verify(OpenedEnvelope envelope, List<RegisteredCertificate> seals, Instant at) {
        return seals.isEmpty()
                ? new Rejected("nobody sealed this")
                : new Verified(new VerifiedEnvelope(envelope, seals.get(0).der().digest(), at), seals.get(0));
    }

    @Override
    public X509Certificate certificate() {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(Bytes.utf8(CERTIFICATE).stream());
        } catch (CertificateException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
