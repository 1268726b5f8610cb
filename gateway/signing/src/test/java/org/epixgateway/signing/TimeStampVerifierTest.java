package org.epixgateway.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509CRL;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.tsp.Accuracy;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.evidence.Imprint;
import org.epixgateway.signing.StampPki.Wanted;
import org.epixgateway.signing.TimeStampVerifier.Refused;
import org.epixgateway.signing.TimeStampVerifier.Verified;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TimeStampVerifierTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final StampPki PKI = new StampPki("Stamp root", CLOCK);
    private static final Imprint IMPRINT = Imprint.of(Digest.of(new byte[] {1, 2, 3}));

    private final StampQuestions questions = new StampQuestions();

    @Test
    void an_honest_token_is_verified_and_says_when_and_by_whom() {
        assertThat(judged(PKI.good(), authority -> {})).isInstanceOfSatisfying(Verified.class, verified -> {
            assertThat(verified.stamp().genTime()).isEqualTo(NOW);
            assertThat(verified.stamp().serial()).isEqualTo(BigInteger.valueOf(4711));
            assertThat(verified.stamp().policy()).isEqualTo("1.2.3.4");
            assertThat(verified.stamp().imprint()).isEqualTo(IMPRINT);
            assertThat(verified.stamp().isIndependent()).isTrue();
            assertThat(verified.anchor()).isEqualTo(PKI.root());
            assertThat(verified.accuracy()).isEmpty();
            assertThat(verified.isOrdered()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
    void the_named_curves_are_taken_with_each_digest(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        KeyEntry key = PKI.issue(generator.generateKeyPair(), Wanted.GOOD);

        for (String digest : List.of("SHA256", "SHA384", "SHA512")) {
            assertThat(judged(key, authority -> authority.signedBy = digest + "withECDSA"))
                    .isInstanceOf(Verified.class);
        }
    }

    @Test
    void rsa_of_2048_bits_is_taken_and_of_1024_is_not() throws Exception {
        KeyEntry strong = PKI.issue(rsa(2048), Wanted.GOOD);
        KeyEntry weak = PKI.issue(rsa(1024), Wanted.GOOD);

        assertThat(judged(strong, a -> a.signedBy = "SHA512withRSA")).isInstanceOf(Verified.class);
        refused(weak, a -> a.signedBy = "SHA256withRSA", "key of a kind that is not taken");
    }

    @Test
    void sha_1_is_not_taken_in_the_signature_nor_in_a_certificate() {
        refused(PKI.good(), a -> a.signedBy = "SHA1withECDSA", "digest that is not taken");
        refused(PKI.issue(Wanted.GOOD.signedBy("SHA1withECDSA")), a -> {}, "certificate");
    }

    @Test
    void another_imprint_another_nonce_or_none_is_the_answer_to_another_question() {
        refused(PKI.good(), a -> a.imprint = Optional.of(Digest.of(new byte[1]).bytes()), "another imprint");
        refused(PKI.good(), a -> a.nonce = Optional.of(BigInteger.TEN), "nonce");
        refused(PKI.good(), a -> a.hasNonce = false, "nonce");
    }

    @Test
    void only_a_certificate_for_time_stamping_alone_and_critically_so_may_stamp() {
        refused(PKI.issue(Wanted.GOOD.critical(false)), a -> {}, "critical");
        refused(PKI.issue(Wanted.GOOD.forUses()), a -> {}, "nothing else");
        refused(PKI.issue(Wanted.GOOD.forUses(KeyPurposeId.id_kp_emailProtection)), a -> {}, "nothing else");
        refused(
                PKI.issue(Wanted.GOOD.forUses(KeyPurposeId.id_kp_timeStamping, KeyPurposeId.id_kp_codeSigning)),
                a -> {},
                "nothing else");
        refused(PKI.rootEntry(), a -> {}, "nothing else");
    }

    @Test
    void a_certificate_that_ran_out_has_not_begun_or_is_of_a_stranger_is_not_taken() {
        StampPki rogue = new StampPki("Stamp root", CLOCK);

        refused(PKI.issue(Wanted.GOOD.valid(-100, -1)), a -> {}, "validity");
        refused(PKI.issue(Wanted.GOOD.valid(1, 100)), a -> {}, "validity");
        refused(rogue.good(), a -> {}, "No path");
        refused(rogue.good(), a -> a.sent = List.of(a.sent.get(0), PKI.root()), "No path");
    }

    @Test
    void a_token_that_is_not_bound_to_its_certificate_is_not_taken() {
        KeyEntry other = PKI.good();

        refused(PKI.good(), a -> a.isBound = false, "lacks what every token has");
        refused(PKI.good(), a -> a.boundTo = Optional.of(other.certificate()), "another certificate");
        refused(PKI.good(), a -> a.sent = List.of(), "does not bring");
        refused(PKI.good(), a -> a.tsa = LyingAuthority.named("CN=Somebody else"), "another authority");
    }

    @Test
    void a_time_in_the_future_or_the_past_beyond_the_tolerance_is_not_taken() {
        Duration off = TimeStampTrust.TOLERANCE.plusSeconds(1);

        for (Instant lie : List.of(NOW.plus(off), NOW.minus(off))) {
            assertThat(judged(new LyingAuthority(PKI.good(), lie), trust()))
                    .isInstanceOfSatisfying(
                            Refused.class, r -> assertThat(r.sentence()).contains("away from our clock"));
        }
        for (Instant edge : List.of(NOW.plus(TimeStampTrust.TOLERANCE), NOW.minus(TimeStampTrust.TOLERANCE))) {
            assertThat(judged(new LyingAuthority(PKI.good(), edge), trust())).isInstanceOf(Verified.class);
        }
        refused(PKI.good(), a -> a.accuracy = seconds(301), "less accurate");
        assertThat(judged(PKI.good(), a -> a.accuracy = seconds(2)))
                .isInstanceOfSatisfying(
                        Verified.class, v -> assertThat(v.accuracy()).contains(Duration.ofSeconds(2)));
    }

    @Test
    void a_policy_that_was_not_asked_for_or_is_not_on_the_list_is_not_taken() {
        LyingAuthority authority = new LyingAuthority(PKI.good(), NOW);
        TimeStampTrust listed =
                new TimeStampTrust(List.of(PKI.root()), List.of(), Set.of("1.2.3.5"), TimeStampTrust.TOLERANCE);
        TimeStampVerifier.Question question = questions.ask(IMPRINT, Optional.of("1.2.3.5"), NOW);

        assertThat(judged(authority, listed)).isInstanceOf(Refused.class);
        assertThat(judged(authority, trust(), question)).isInstanceOf(Refused.class);
        authority.policy = "1.2.3.5";
        assertThat(judged(authority, listed)).isInstanceOf(Verified.class);
        assertThat(judged(authority, listed, question)).isInstanceOf(Verified.class);
    }

    @Test
    void with_revocation_lists_a_revoked_or_uncovered_certificate_is_not_taken() {
        KeyEntry good = PKI.good();
        KeyEntry revoked = PKI.good();
        PartyRoot lists = new PartyRoot(PKI.rootEntry(), Clock.offset(CLOCK, Duration.ofDays(-1)));
        X509CRL empty = lists.revocationList(Duration.ofDays(7));
        X509CRL list = lists.revoke(empty, revoked.certificate(), Duration.ofDays(7));
        TimeStampTrust asked =
                new TimeStampTrust(List.of(PKI.root()), List.of(list), Set.of(), TimeStampTrust.TOLERANCE);
        X509CRL foreign =
                new PartyRoot(new StampPki("Other", CLOCK).rootEntry(), CLOCK).revocationList(Duration.ofDays(7));
        TimeStampTrust uncovered =
                new TimeStampTrust(List.of(PKI.root()), List.of(foreign), Set.of(), TimeStampTrust.TOLERANCE);

        assertThat(judged(new LyingAuthority(good, NOW), asked)).isInstanceOf(Verified.class);
        assertThat(judged(new LyingAuthority(revoked, NOW), asked)).isInstanceOf(Refused.class);
        assertThat(judged(new LyingAuthority(good, NOW), uncovered)).isInstanceOf(Refused.class);
    }

    @Test
    void no_changed_octet_of_the_answer_gives_another_time_or_an_exception() throws Exception {
        TimeStampVerifier.Question question = questions.ask(IMPRINT, Optional.empty(), NOW);
        byte[] answer = new LyingAuthority(PKI.good(), NOW)
                .answer(StampQuestions.encoded(question).array())
                .array();
        for (int i = 0; i < answer.length; i++) {
            byte[] changed = answer.clone();
            changed[i] ^= 0x41;
            if (judge(Bytes.of(changed), trust(), question) instanceof Verified verified) {
                // what no signature covers, such as the second certificate, may change and says nothing
                assertThat(verified.stamp().genTime()).isEqualTo(NOW);
                assertThat(verified.stamp().imprint()).isEqualTo(IMPRINT);
            }
        }
        for (int length = 0; length < answer.length; length += 7) {
            assertThat(judge(Bytes.of(Arrays.copyOf(answer, length)), trust(), question))
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void structures_that_nest_without_end_or_are_too_long_are_refused() {
        byte[] deep = new byte[60_000];
        for (int i = 0; i < deep.length; i += 2) {
            deep[i] = 0x30;
            deep[i + 1] = (byte) 0x80;
        }
        TimeStampVerifier verifier = new TimeStampVerifier(trust());

        assertThat(verifier.verify(Bytes.of(deep), IMPRINT, NOW)).isInstanceOf(Refused.class);
        assertThat(verifier.verify(Bytes.of(new byte[70_000]), IMPRINT, NOW)).isInstanceOf(Refused.class);
    }

    @Test
    void a_kept_token_counts_as_long_as_its_certificate_and_not_before_its_time() {
        Verified verified = (Verified) judged(PKI.good(), a -> {});
        TimeStampVerifier verifier = new TimeStampVerifier(trust());
        Bytes token = verified.stamp().token();

        assertThat(verifier.verify(token, IMPRINT, NOW.plus(Duration.ofDays(599))))
                .isInstanceOf(Verified.class);
        assertThat(verifier.verify(token, IMPRINT, NOW.plus(Duration.ofDays(601))))
                .isInstanceOf(Refused.class);
        assertThat(verifier.verify(token, IMPRINT, NOW.minus(Duration.ofDays(1))))
                .isInstanceOf(Refused.class);
        assertThat(verifier.verify(token, Imprint.of(Digest.of(new byte[9])), NOW))
                .isInstanceOf(Refused.class);
    }

    private void refused(KeyEntry key, Consumer<LyingAuthority> lie, String because) {
        assertThat(judged(key, lie))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.sentence()).contains(because));
    }

    private TimeStampVerifier.Outcome judged(KeyEntry key, Consumer<LyingAuthority> lie) {
        LyingAuthority authority = new LyingAuthority(key, NOW);
        lie.accept(authority);
        return judged(authority, trust());
    }

    private TimeStampVerifier.Outcome judged(LyingAuthority authority, TimeStampTrust trust) {
        return judged(authority, trust, questions.ask(IMPRINT, Optional.empty(), NOW));
    }

    private static TimeStampVerifier.Outcome judged(
            LyingAuthority authority, TimeStampTrust trust, TimeStampVerifier.Question question) {
        return judge(authority.answer(StampQuestions.encoded(question).array()), trust, question);
    }

    private static TimeStampVerifier.Outcome judge(
            Bytes answer, TimeStampTrust trust, TimeStampVerifier.Question question) {
        try {
            return new TimeStampVerifier(trust).verify(StampAnswer.token(answer), question, NOW);
        } catch (RefusedException refused) {
            return new Refused(refused.sentence());
        }
    }

    private static TimeStampTrust trust() {
        return TimeStampTrust.of(PKI.root());
    }

    private static Optional<Accuracy> seconds(int seconds) {
        return Optional.of(new Accuracy(new ASN1Integer(seconds), null, null));
    }

    private static KeyPair rsa(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }
}
