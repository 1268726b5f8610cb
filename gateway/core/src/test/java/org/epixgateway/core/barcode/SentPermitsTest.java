package org.epixgateway.core.barcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.InMemoryGateway;
import org.epixgateway.core.exchange.InMemoryNetwork;
import org.epixgateway.core.exchange.OriginalForm;
import org.epixgateway.core.exchange.Stored;
import org.epixgateway.core.exchange.SubmissionRequest;
import org.epixgateway.core.exchange.TestParties;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitNumber;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SentPermitsTest {
    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway swiss = network.gateway(TestParties.SWITZERLAND);
    private final InMemoryGateway namibia = network.gateway(TestParties.NAMIBIA);
    private final Permit tusks = TestPermits.elephantTuskExport();
    private final PermitNumber number = tusks.number().orElseThrow();

    private static List<IssuedPermit> named(InMemoryGateway gateway, PermitNumber number) {
        Stored stored = new Stored(gateway.store, gateway.store, gateway.store, gateway.store, gateway.store);
        return new SentPermits(stored, gateway.envelopes, gateway.documents).named(number);
    }

    @Test
    void a_permit_that_we_sent_is_found_with_the_document_that_the_register_names() {
        namibia.accepted(tusks, "key-1");

        assertThat(named(namibia, number))
                .containsExactly(new IssuedPermit(
                        tusks.key().orElseThrow(),
                        tusks,
                        namibia.documents.write(tusks).digest()));
    }

    @Test
    void a_document_that_was_replaced_is_not_the_permit_any_more() {
        namibia.accepted(tusks, "key-1");
        Bytes old = namibia.documents.write(tusks);
        Bytes altered = namibia.documents.writeOtherwise(tusks, "altered");
        InMemoryGateway.accepted(namibia.submit(new SubmissionRequest(
                "permits",
                "key-2",
                altered,
                List.of(),
                List.of(),
                List.of(),
                OriginalForm.ELECTRONIC_ORIGINAL,
                false,
                Optional.of(old.digest()))));

        assertThat(named(namibia, number)).extracting(IssuedPermit::document).containsExactly(altered.digest());
    }

    @Test
    void one_that_was_sent_to_several_is_one_permit() {
        network.gateway(TestParties.FRANCE);
        namibia.accepted(tusks, "key-1", TestParties.SWITZERLAND, TestParties.FRANCE);

        assertThat(named(namibia, number)).hasSize(1);
    }

    @Test
    void a_permit_that_we_received_is_not_ours_to_put_a_barcode_on() {
        namibia.accepted(tusks, "key-1");
        namibia.work();

        assertThat(named(swiss, number)).isEmpty();
        assertThat(named(namibia, PermitNumber.of("NA 2026/00099"))).isEmpty();
    }
}
