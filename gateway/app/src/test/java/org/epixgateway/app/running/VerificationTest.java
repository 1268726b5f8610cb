package org.epixgateway.app.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.epixgateway.console.control.KeyControls;
import org.epixgateway.core.exchange.Observations;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.exchange.PartyRegistration;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.verify.Asker;
import org.epixgateway.core.verify.CheckedAnswer;
import org.epixgateway.core.verify.Proof;
import org.epixgateway.core.verify.Question;
import org.epixgateway.core.verify.VerifiedState;
import org.epixgateway.core.verify.VerifyPermit;
import org.epixgateway.core.verify.VerifyWatch;
import org.epixgateway.signing.Certificates;
import org.epixgateway.signing.KeyAlgorithm;
import org.epixgateway.signing.KeyMaterial.Own;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class VerificationTest {
    private static final Question QUESTION =
            new Question(CountryCode.of("CH"), "NO SUCH", new Proof.Token("t".repeat(22)), new Asker.Anybody(), "n-1");

    @TempDir
    private Path folder;

    private Home made(String party) throws IOException {
        Home home = Home.at(folder.resolve(party));
        Installation.Plan plan = new Installation.Plan(
                Party.of(party), "Office of " + party, List.of("localhost"), "127.0.0.1", 0, 0, 0, KeyAlgorithm.P256);
        var unused = Installation.make(home, plan, Clock.systemUTC(), Duration.ofDays(1));
        return home;
    }

    private static Office office(Home home) {
        return new Office(home, home.settings(), Observations.NONE);
    }

    private static void remove(Home home, String key) throws IOException {
        for (String ending : List.of(".p12", ".password", ".crt")) {
            Files.delete(home.keys().resolve(key + ending));
        }
    }

    private static String answered(Office office) {
        VerifyPermit act = office.verification.act(VerifyWatch.NONE);
        return act.record(act.answer(act.find(QUESTION))).signed();
    }

    private static Peer registered(Office ours, Office theirs) {
        return switch (theirs.registration.examine(ours.descriptor())) {
            case PartyRegistration.First first -> theirs.registration.register(first, "test");
            case PartyRegistration.Update update -> theirs.registration.update(update, "test");
            case PartyRegistration.Rejected(String sentence) -> throw new AssertionError(sentence);
        };
    }

    @Test
    void an_answer_is_checked_by_the_certificate_in_the_descriptor() throws IOException {
        try (Office swiss = office(made("CH"));
                Office french = office(made("FR"))) {
            String signed = answered(swiss);
            CheckedAnswer before = french.verification.check.check(signed);
            assertThat(registered(swiss, french).all(CertificateUse.VERIFICATION))
                    .hasSize(1);

            assertThat(before).isInstanceOf(CheckedAnswer.NotToBeReliedOn.class);
            assertThat(french.verification.check.check(signed))
                    .isInstanceOfSatisfying(CheckedAnswer.Genuine.class, genuine -> {
                        assertThat(genuine.issuer()).isEqualTo(Party.of("CH"));
                        assertThat(genuine.answer().state()).isEqualTo(VerifiedState.UNKNOWN);
                        assertThat(genuine.answer().nonce()).isEqualTo("n-1");
                    });
            assertThat(swiss.verification.check.check(signed)).isInstanceOf(CheckedAnswer.Genuine.class);
        }
    }

    @Test
    void an_installation_from_before_verification_gets_its_key_at_the_next_start() throws IOException {
        Home home = made("CH");
        remove(home, "verification");

        try (Office office = office(home)) {
            assertThat(office.keys.has(Own.VERIFICATION)).isTrue();
            assertThat(office.verification.certificates()).hasSize(1);
            assertThat(answered(office)).isNotEmpty();
        }
    }

    @Test
    void one_without_root_runs_on_answers_nothing_and_says_how_to_get_a_key() throws IOException {
        Home home = made("CH");
        remove(home, "verification");
        remove(home, "root");

        try (Office office = office(home)) {
            assertThat(office.verification.certificates()).isEmpty();
            assertThat(office.descriptor().size()).isPositive();
            assertThatThrownBy(() -> answered(office)).isInstanceOf(OutageException.class);
            assertThat(new OwnKeys(office, () -> {}).announce(KeyControls.Use.VERIFICATION, Optional.empty(), "test"))
                    .isInstanceOfSatisfying(
                            KeyControls.Refused.class,
                            refused -> assertThat(refused.sentence()).contains("verification.p12"));
        }
    }

    @Test
    void a_new_key_is_announced_and_then_used_and_old_answers_are_checked_on() throws IOException {
        try (Office swiss = office(made("CH"));
                Office french = office(made("FR"))) {
            OwnKeys keys = new OwnKeys(swiss, () -> {});
            String old = answered(swiss);
            X509Certificate before = swiss.keys.entry(Own.VERIFICATION).certificate();

            assertThat(keys.announce(KeyControls.Use.VERIFICATION, Optional.of("rsa2048"), "test"))
                    .isInstanceOf(KeyControls.Refused.class);
            assertThat(keys.announce(KeyControls.Use.VERIFICATION, Optional.empty(), "test"))
                    .isInstanceOf(KeyControls.Done.class);
            assertThat(keys.activate(KeyControls.Use.VERIFICATION, "test")).isInstanceOf(KeyControls.Done.class);
            var unused = registered(swiss, french);

            assertThat(swiss.verification.current()).isNotEqualTo(Optional.of(Certificates.der(before)));
            assertThat(french.verification.check.check(old)).isInstanceOf(CheckedAnswer.Genuine.class);
            assertThat(french.verification.check.check(answered(swiss))).isInstanceOf(CheckedAnswer.Genuine.class);
        }
    }

    @Test
    void nothing_is_answered_under_a_key_that_is_revoked() throws IOException {
        try (Office swiss = office(made("CH"))) {
            String old = answered(swiss);
            X509Certificate lost = swiss.keys.entry(Own.VERIFICATION).certificate();

            assertThat(new OwnKeys(swiss, () -> {})
                            .revoke(lost.getSerialNumber().toString(16), true, "test"))
                    .isInstanceOf(KeyControls.Done.class);

            assertThatThrownBy(() -> answered(swiss)).isInstanceOf(OutageException.class);
            assertThat(swiss.verification.check.check(old)).isInstanceOf(CheckedAnswer.NotToBeReliedOn.class);
        }
    }
}
