package org.epixgateway.core.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Attachment;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.RegisteredPermit;
import org.epixgateway.core.life.Fact.Endorsement;
import org.epixgateway.core.life.PermitState;
import org.epixgateway.core.permit.Permit;

/** Permits of one Party in memory; remembers which files were read. */
public final class InMemoryIssuedPermits implements IssuedPermits {
    public static final Bytes CONTAINER = Bytes.utf8("PK the sealed container");

    private final List<IssuedPermit> permits = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();
    private final List<String> lookedUp = new ArrayList<>();

    public synchronized IssuedPermit add(Permit permit, PermitState state, Bytes document) {
        return add(permit, state, document, Optional.empty());
    }

    public synchronized IssuedPermit add(
            Permit permit, PermitState state, Bytes document, Optional<Endorsement> endorsement) {
        RegisteredPermit registered = new RegisteredPermit(
                permit.key().orElseThrow(),
                permit.number().orElseThrow().raw(),
                document.digest(),
                state,
                permit.validUntil(),
                MessageId.parse("01a20744-0000-7000-8000-000000000001"),
                Instant.EPOCH,
                "",
                "",
                1);
        List<Attachment> none = List.of();
        IssuedPermit issued = new IssuedPermit(registered, permit, document, CONTAINER, none, endorsement);
        permits.add(issued);
        return issued;
    }

    @Override
    public synchronized List<RegisteredPermit> named(String number) {
        lookedUp.add(number);
        return permits.stream()
                .map(IssuedPermit::registered)
                .filter(permit -> permit.key().number().equals(number))
                .toList();
    }

    @Override
    public synchronized IssuedPermit whole(RegisteredPermit permit) {
        opened.add(permit.number());
        return permits.stream()
                .filter(issued -> issued.registered().equals(permit))
                .findFirst()
                .orElseThrow();
    }

    /** Numbers of the permits whose files were read. */
    public synchronized List<String> opened() {
        return List.copyOf(opened);
    }

    public synchronized List<String> lookedUp() {
        return List.copyOf(lookedUp);
    }
}
