package org.epixgateway.peers.epix.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Optional;
import org.epixgateway.core.query.ConfirmedQuantities;
import org.epixgateway.core.query.ConfirmedQuantities.Position;
import org.epixgateway.core.query.PermitQuery;
import org.epixgateway.core.query.PermitQuery.Stage;
import org.epixgateway.peers.epix.client.Dialect.Saying;
import org.epixgateway.peers.epix.client.Dialect.Unsayable;
import org.junit.jupiter.api.Test;

/** The messages of each dialect, to the letter. */
class DialectTest {
    private static final String NAMESPACE = "urn:CitesDataExchange/v1/";
    private static final String BEFORE = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
            + "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:v1=\"" + NAMESPACE
            + "\">";
    private static final Dialect CAMEL = new SimpleDialect(
            TestSystem.XA, new SimpleDialect.Form(NAMESPACE, SimpleDialect.Spelling.CAMEL_CASE, false));
    private static final Dialect SWISS = new SwissDialect(NAMESPACE, true);
    private static final Dialect CZECH = new CzechDialect(NAMESPACE, "epix&co", () -> "<secret>");

    @Test
    void the_simple_dialect_in_capitals_asks_for_a_final_permit() {
        SoapCall call = call(CAMEL.ask(new PermitQuery(TestSystem.XA, "1/<2>&3", Optional.empty(), Stage.FINAL)));

        assertThat(call.action()).isEqualTo("GetFinalCitesCertificate");
        assertThat(call.envelope().asUtf8())
                .isEqualTo(BEFORE + "<soapenv:Header></soapenv:Header><soapenv:Body><v1:GetFinalCitesCertificate>"
                        + "<CertificateNumber>1/&lt;2&gt;&amp;3</CertificateNumber><IsoCountryCode>XA</IsoCountryCode>"
                        + "</v1:GetFinalCitesCertificate></soapenv:Body></soapenv:Envelope>");
        assertThat(call.isAnsweredBy("get_final_cites_certificate_response")).isTrue();
        assertThat(call.isAnsweredBy("GetNonFinalCitesCertificateResponse")).isFalse();
    }

    @Test
    void the_swiss_dialect_adds_request_and_has_actions_of_its_own() {
        SoapCall call = call(SWISS.ask(TestSystem.query()));

        assertThat(call.action()).isEqualTo("urn:GetNonFinalCitesCertificate");
        assertThat(call.envelope().asUtf8())
                .contains("<v1:GetNonFinalCitesCertificateRequest><CertificateNumber>XA000000</CertificateNumber>"
                        + "<TokenId>a-token</TokenId><IsoCountryCode>XA</IsoCountryCode>"
                        + "</v1:GetNonFinalCitesCertificateRequest>");
    }

    @Test
    void the_swiss_state_is_asked_without_fields_and_the_simple_one_with_the_callee() {
        assertThat(call(SWISS.state()).envelope().asUtf8())
                .contains("<v1:ServiceStateRequest></v1:ServiceStateRequest>");
        assertThat(call(SWISS.state()).action()).isEqualTo("urn:ServiceState");
        assertThat(call(CAMEL.state()).envelope().asUtf8())
                .contains("<v1:ServiceState><IsoCountryCode>XA</IsoCountryCode></v1:ServiceState>");
    }

    @Test
    void the_czech_dialect_asks_by_number_under_user_and_password() {
        SoapCall call = call(CZECH.ask(TestSystem.query()));

        assertThat(call.action()).isEqualTo("get_document");
        assertThat(call.envelope().asUtf8())
                .isEqualTo(BEFORE + "<soapenv:Header><v1:AuthenticationSoapHeader><Username>epix&amp;co</Username>"
                        + "<Password>&lt;secret&gt;</Password></v1:AuthenticationSoapHeader></soapenv:Header>"
                        + "<soapenv:Body><v1:get_document><ID>XA000000</ID></v1:get_document></soapenv:Body>"
                        + "</soapenv:Envelope>");
    }

    @Test
    void what_the_czech_system_does_not_offer_is_said_and_not_sent() {
        PermitQuery asFinal = new PermitQuery(TestSystem.XA, "1", Optional.empty(), Stage.FINAL);

        assertThat(CZECH.ask(asFinal)).isInstanceOf(Unsayable.class);
        assertThat(CZECH.confirm(quantity("10"))).isInstanceOf(Unsayable.class);
        assertThat(CZECH.state()).isInstanceOf(Unsayable.class);
    }

    @Test
    void quantities_are_told_block_by_block() {
        SoapCall call = call(SWISS.confirm(TestSystem.quantities(
                new Position("A", new BigDecimal("10.00")), new Position("B", new BigDecimal("1E+2")))));

        assertThat(call.action()).isEqualTo("urn:ConfirmQuantities");
        assertThat(call.envelope().asUtf8())
                .contains("<v1:ConfirmQuantitiesRequest><CertificateNumber>XA000000</CertificateNumber>"
                        + "<TokenId>a-token</TokenId><IsoCountryCode>XA</IsoCountryCode><ConfirmedQuantities>"
                        + "<CitesPosition><ID>A</ID><InspectedUnitQuantity>10</InspectedUnitQuantity></CitesPosition>"
                        + "<CitesPosition><ID>B</ID><InspectedUnitQuantity>100</InspectedUnitQuantity></CitesPosition>"
                        + "</ConfirmedQuantities></v1:ConfirmQuantitiesRequest>");
    }

    @Test
    void a_fraction_is_not_sent_to_a_system_that_takes_whole_numbers() {
        assertThat(SWISS.confirm(quantity("2.5")))
                .isInstanceOfSatisfying(
                        Unsayable.class,
                        no -> assertThat(no.sentence())
                                .contains("whole numbers only")
                                .contains("block A"));
        assertThat(call(CAMEL.confirm(quantity("2.5"))).envelope().asUtf8())
                .contains("<InspectedUnitQuantity>2.5</InspectedUnitQuantity>");
    }

    @Test
    void what_xml_cannot_carry_is_refused_and_not_shown() {
        PermitQuery query = new PermitQuery(TestSystem.XA, "1", Optional.of("tok\u0001en"), Stage.NON_FINAL);

        assertThatThrownBy(() -> CAMEL.ask(query))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TokenId")
                .hasMessageNotContaining("tok");
    }

    @Test
    void neither_calls_nor_questions_print_their_secrets() {
        assertThat(call(CZECH.ask(TestSystem.query())).toString()).doesNotContain("secret");
        assertThat(TestSystem.query().toString()).doesNotContain("a-token");
        assertThat(quantity("1").toString()).doesNotContain("a-token");
    }

    private static ConfirmedQuantities quantity(String amount) {
        return TestSystem.quantities(new Position("A", new BigDecimal(amount)));
    }

    private static SoapCall call(Saying saying) {
        assertThat(saying).isInstanceOf(SoapCall.class);
        return (SoapCall) saying;
    }
}
