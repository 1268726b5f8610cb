package org.epixgateway.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLException;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Revocations;
import org.epixgateway.core.party.Party;
import org.epixgateway.signing.TestPki.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Systems that no registry names: their authority is named in a file, and they see our certificate only if they may. */
@Timeout(60)
class SystemTrustTest {
    private static final Clock CLOCK = Clock.systemUTC(); // what the platform itself compares validity with
    private static final Party CH = Party.of("CH");
    private static final Party FR = Party.of("FR");
    private static final TestPki CH_PKI = new TestPki(CH, CLOCK);
    private static final TestPki FR_PKI = new TestPki(FR, CLOCK);
    private static final Revocations NONE = (peer, certificate, at) -> new Revocations.Good();

    private final TestPeers registry = new TestPeers().put(TestPeers.peer(CH, CH_PKI.registeredTls(Case.GOOD)));

    private final TlsContexts swiss = contexts(CH_PKI.tls(Case.GOOD));
    private final TlsContexts french = contexts(FR_PKI.tls(Case.GOOD));

    @Test
    void a_system_whose_authority_is_named_is_trusted_and_sees_our_certificate() throws SSLException {
        Handshake done = Handshake.between(swiss.forSystem(List.of(authority()), true), french.server());

        assertThat(done.server().getSession().getPeerCertificates()[0])
                .isEqualTo(CH_PKI.tls(Case.GOOD).certificate());
    }

    @Test
    void our_certificate_is_not_shown_where_it_must_not_be() {
        assertThatThrownBy(() -> Handshake.between(swiss.forSystem(List.of(authority()), false), french.server()))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void a_system_whose_authority_nobody_names_is_refused() {
        assertThatThrownBy(() -> Handshake.between(swiss.forSystem(List.of(), true), french.server()))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void a_pem_file_gives_all_its_certificates_and_anything_else_none() throws CertificateEncodingException {
        X509Certificate one = authority();
        String pem = "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(one.getEncoded())
                + "\n-----END CERTIFICATE-----\n";

        assertThat(Certificates.readAll(Bytes.utf8(pem + pem))).containsExactly(one, one);
        assertThat(Certificates.readAll(Bytes.utf8("no certificate"))).isEmpty();
        assertThat(Certificates.readAll(Bytes.of(new byte[0]))).isEmpty();
        assertThat(Certificates.readAll(Bytes.of("-----BEGIN".getBytes(StandardCharsets.US_ASCII))))
                .isEmpty();
    }

    private static X509Certificate authority() {
        return FR_PKI.tls(Case.GOOD).certificate();
    }

    private TlsContexts contexts(KeyEntry own) {
        return new TlsContexts(new RegistryTrust(registry, NONE, CLOCK), own);
    }
}
