package org.epixgateway.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.exchange.SubmissionAnswer;
import org.epixgateway.core.exchange.SubmissionRequest;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SubmitPermitRouteTest {
    private final TwoGateways gateways = TwoGateways.withJourneysInNamibia();
    private final Bytes tusks = gateways.namibia.documents.write(TestPermits.elephantTuskExport());

    @AfterEach
    void stop() {
        gateways.close();
    }

    private SubmissionRequest request(String key, Bytes document) {
        return SubmissionRequest.of("permits", key, document, List.of());
    }

    @Test
    void a_permit_is_accepted_and_its_work_is_in_the_queue() {
        SubmissionAnswer answer = gateways.journeys.submit(request("key-1", tusks));

        assertThat(answer).isInstanceOf(SubmissionAnswer.Accepted.class);
        assertThat(gateways.namibia.queue.waiting(SWITZERLAND)).hasSize(1);
    }

    @Test
    void the_same_key_gets_the_first_answer_and_another_body_none() {
        gateways.journeys.submit(request("key-1", tusks));

        assertThat(gateways.journeys.submit(request("key-1", tusks))).isInstanceOf(SubmissionAnswer.Repeated.class);
        assertThat(gateways.journeys.submit(request("key-1", Bytes.utf8("other"))))
                .isInstanceOf(SubmissionAnswer.KeyReused.class);
    }

    @Test
    void findings_come_back_and_nothing_is_stored() {
        assertThat(gateways.journeys.submit(request("key-1", Bytes.utf8("<junk/>"))))
                .isInstanceOf(SubmissionAnswer.Rejected.class);
        assertThat(gateways.namibia.evidenceKinds()).isEmpty();
    }

    @Test
    void the_caller_gets_the_outage_as_it_was_thrown() {
        gateways.namibia.store.breakDown("The disk is gone.");

        assertThatThrownBy(() -> gateways.journeys.submit(request("key-1", tusks)))
                .isInstanceOfSatisfying(
                        OutageException.class,
                        outage -> assertThat(outage.sentence()).isEqualTo("The disk is gone."));
    }

    @Test
    void of_many_callers_with_one_key_one_is_accepted_and_the_others_get_its_answer() throws Exception {
        CyclicBarrier start = new CyclicBarrier(6);
        try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
            List<Future<SubmissionAnswer>> answers = java.util.stream.IntStream.range(0, 6)
                    .mapToObj(i -> pool.submit(() -> {
                        start.await();
                        return gateways.journeys.submit(request("key-1", tusks));
                    }))
                    .toList();

            int accepted = 0;
            for (Future<SubmissionAnswer> answer : answers) {
                accepted += answer.get() instanceof SubmissionAnswer.Accepted ? 1 : 0;
            }
            assertThat(accepted).isEqualTo(1);
        }
        assertThat(gateways.namibia.evidenceKinds()).containsExactly("permit-submitted");
    }
}
