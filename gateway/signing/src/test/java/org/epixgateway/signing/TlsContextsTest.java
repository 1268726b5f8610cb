package org.epixgateway.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.epixgateway.core.exchange.Revocations;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.RevocationPolicy;
import org.epixgateway.signing.TestPki.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class TlsContextsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Party CH = Party.of("CH");
    private static final Party FR = Party.of("FR");
    private static final TestPki CH_PKI = new TestPki(CH, CLOCK);
    private static final TestPki FR_PKI = new TestPki(FR, CLOCK);
    private static final Revocations NONE = (peer, certificate, at) -> new Revocations.Good();

    /** Both gateways know both Parties. */
    private final TestPeers registry = new TestPeers()
            .put(TestPeers.peer(CH, CH_PKI.registeredTls(Case.GOOD)))
            .put(TestPeers.peer(FR, FR_PKI.registeredTls(Case.GOOD)));

    private final TlsContexts swiss = contexts(CH_PKI.tls(Case.GOOD));
    private final TlsContexts french = contexts(FR_PKI.tls(Case.GOOD));

    private TlsContexts contexts(KeyEntry own) {
        return new TlsContexts(new RegistryTrust(registry, NONE, CLOCK), own);
    }

    @Test
    void two_registered_parties_connect_by_tls_1_3_and_know_each_other() throws SSLException {
        Handshake done = Handshake.between(swiss.forPeer(FR), french.server());

        assertThat(done.server().getSession().getProtocol()).isEqualTo("TLSv1.3");
        assertThat(done.server().getSession().getPeerCertificates()[0])
                .isEqualTo(CH_PKI.tls(Case.GOOD).certificate());
        assertThat(done.client().getSession().getPeerCertificates()[0])
                .isEqualTo(FR_PKI.tls(Case.GOOD).certificate());
    }

    @Test
    void a_client_bound_to_one_party_refuses_another_registered_one() {
        assertThatThrownBy(() -> Handshake.between(swiss.forPeer(Party.of("DE")), french.server()))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("registered for no Party that may use it here");
    }

    @ParameterizedTest
    @EnumSource(names = "GOOD", mode = EnumSource.Mode.EXCLUDE)
    void a_client_whose_certificate_is_not_registered_is_refused_whatever_it_is(Case which) {
        assertThatThrownBy(() -> Handshake.between(contexts(CH_PKI.tls(which)).forPeer(FR), french.server()))
                .isInstanceOf(SSLException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPIRED", "NOT_YET_VALID", "WRONG_USAGE", "RSA_1024", "SHA1_SIGNED"})
    void a_registered_certificate_that_is_not_acceptable_is_refused(Case which) {
        registry.put(TestPeers.peer(CH, CH_PKI.registeredTls(which)));

        assertThat(new RegistryTrust(registry, NONE, CLOCK)
                        .partyOf(CH_PKI.tls(which).certificate()))
                .isEmpty();
    }

    @Test
    void a_client_without_certificate_is_refused() throws Exception {
        SSLContext bare = SSLContext.getInstance("TLS");
        bare.init(null, new javax.net.ssl.TrustManager[] {new RegistryTrust(registry, NONE, CLOCK)}, null);

        assertThatThrownBy(() -> Handshake.between(bare, french.server())).isInstanceOf(SSLException.class);
    }

    @Test
    void a_seal_certificate_is_nothing_on_a_connection() {
        registry.put(TestPeers.peer(
                CH, CH_PKI.registered(CertificateUse.SEAL, CH_PKI.tls(Case.GOOD).certificate())));

        assertThatThrownBy(() -> Handshake.between(swiss.forPeer(FR), french.server()))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void a_peer_that_is_retired_is_refused_at_the_next_handshake_without_restart() throws SSLException {
        Handshake.between(swiss.forPeer(FR), french.server());

        registry.put(registry.peer(CH).orElseThrow().withState(Peer.State.RETIRED));

        assertThatThrownBy(() -> Handshake.between(swiss.forPeer(FR), french.server()))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("retired");
    }

    @Test
    void a_session_is_never_resumed_since_that_would_skip_the_registry() throws SSLException {
        byte[] first = Handshake.between(swiss.forPeer(FR), french.server())
                .client()
                .getSession()
                .getId();
        Handshake second = Handshake.between(swiss.forPeer(FR), french.server());

        assertThat(second.client().getSession().getId()).isNotEqualTo(first);
    }

    @Test
    void a_paused_peer_still_connects() {
        registry.put(registry.peer(CH).orElseThrow().withState(Peer.State.PAUSED));

        assertThat(new RegistryTrust(registry, NONE, CLOCK)
                        .partyOf(CH_PKI.tls(Case.GOOD).certificate()))
                .contains(CH);
    }

    @Test
    void a_certificate_registered_for_two_parties_is_refused_for_both() {
        registry.put(TestPeers.peer(Party.of("DE"), CH_PKI.registeredTls(Case.GOOD)));

        assertThat(new RegistryTrust(registry, NONE, CLOCK)
                        .partyOf(CH_PKI.tls(Case.GOOD).certificate()))
                .isEmpty();
    }

    @Test
    void an_unknown_revocation_state_refuses_by_default_and_passes_where_the_peer_is_set_to_soft_fail() {
        Revocations away = (peer, certificate, at) -> new Revocations.Unknown("The list is away.");
        RegistryTrust trust = new RegistryTrust(registry, away, CLOCK);

        assertThat(trust.partyOf(CH_PKI.tls(Case.GOOD).certificate())).isEmpty();

        registry.put(
                TestPeers.peer(CH, List.of(CH_PKI.registeredTls(Case.GOOD)), List.of(), RevocationPolicy.SOFT_FAIL));
        assertThat(trust.partyOf(CH_PKI.tls(Case.GOOD).certificate())).contains(CH);
    }

    @Test
    void a_revoked_certificate_is_refused_whatever_the_policy() {
        Revocations revoked = (peer, certificate, at) -> new Revocations.Revoked(at);
        registry.put(
                TestPeers.peer(CH, List.of(CH_PKI.registeredTls(Case.GOOD)), List.of(), RevocationPolicy.SOFT_FAIL));

        assertThat(new RegistryTrust(registry, revoked, CLOCK)
                        .partyOf(CH_PKI.tls(Case.GOOD).certificate()))
                .isEmpty();
    }

    @Test
    void a_new_own_key_holds_from_the_next_handshake_on() throws SSLException {
        KeyEntry next = FR_PKI.root().issueTls(KeyAlgorithm.RSA2048, List.of("localhost"));
        registry.put(TestPeers.peer(
                FR, FR_PKI.registeredTls(Case.GOOD), FR_PKI.registered(CertificateUse.TLS, next.certificate())));

        french.useKey(next);
        Handshake done = Handshake.between(swiss.forPeer(FR), french.server());

        assertThat(done.client().getSession().getPeerCertificates()[0]).isEqualTo(next.certificate());
    }

    @Test
    void the_national_side_shows_no_certificate_and_sees_our_present_key() throws Exception {
        KeyEntry next = FR_PKI.root().issueTls(KeyAlgorithm.P256, List.of("localhost"));
        SSLContext national = french.forNationalSide();
        SSLContext browser = SSLContext.getInstance("TLS");
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore authorities = KeyStore.getInstance("PKCS12");
        authorities.load(null, null);
        authorities.setCertificateEntry("root", FR_PKI.root().certificate());
        trust.init(authorities);
        browser.init(null, trust.getTrustManagers(), null);

        french.useKey(next);
        Handshake done = Handshake.between(browser, national);

        assertThat(done.client().getSession().getPeerCertificates()[0]).isEqualTo(next.certificate());
    }

    @Test
    void tls_1_2_is_spoken_with_ephemeral_keys() throws SSLException {
        SSLEngine client = swiss.forPeer(FR).createSSLEngine("peer.example", 443);
        client.setUseClientMode(true);
        client.setEnabledProtocols(new String[] {"TLSv1.2"});
        SSLEngine server = french.server().createSSLEngine();
        server.setUseClientMode(false);

        Handshake done = Handshake.between(client, server);

        assertThat(done.server().getSession().getProtocol()).isEqualTo("TLSv1.2");
        assertThat(done.server().getSession().getCipherSuite()).startsWith("TLS_ECDHE_ECDSA_WITH_AES_256_GCM");
    }

    @Test
    void nothing_weaker_is_offered_or_listed() {
        SSLEngine server = french.server().createSSLEngine();
        server.setUseClientMode(false);

        assertThat(server.getEnabledProtocols()).containsExactlyInAnyOrder("TLSv1.3", "TLSv1.2");
        assertThat(server.getEnabledCipherSuites()).allMatch(s -> s.startsWith("TLS_AES") || s.contains("ECDHE"));
        assertThat(server.getNeedClientAuth()).isTrue();
        assertThat(french.server().getSupportedSSLParameters().getProtocols())
                .containsExactlyInAnyOrder("TLSv1.3", "TLSv1.2");
    }
}
