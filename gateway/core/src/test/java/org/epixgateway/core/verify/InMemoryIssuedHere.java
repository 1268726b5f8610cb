package org.epixgateway.core.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.PermitLives.Lived;
import org.epixgateway.core.exchange.RegisteredPermit;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.Life;
import org.epixgateway.core.life.PermitState;
import org.epixgateway.core.life.Statement;
import org.epixgateway.core.life.Terms;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitKey;

/** Permits of ours as a test issues them; remembers which were looked up and which were read. */
public final class InMemoryIssuedHere implements IssuedHere {
    private final List<Lived> permits = new ArrayList<>();
    private final List<Digest> documents = new ArrayList<>();
    private final List<String> work = new ArrayList<>();

    /** @param facts stated about it by its own Party */
    public Digest add(Permit permit, String document, Fact... facts) {
        Digest digest = Bytes.utf8(document).digest();
        RegisteredPermit row = new RegisteredPermit(
                permit.key().orElseThrow(),
                permit.number().orElseThrow().raw(),
                digest,
                PermitState.ISSUED,
                permit.validUntil(),
                MessageId.parse("01a20744-0000-7000-8000-000000000001"),
                Instant.EPOCH,
                "",
                "",
                1);
        List<Statement> statements = new ArrayList<>();
        Party by = new Party(row.key().issuingCountry());
        Arrays.stream(facts)
                .forEach(fact -> statements.add(new Statement("s" + statements.size(), by, Instant.EPOCH, fact)));
        permits.removeIf(lived -> lived.registered().key().equals(row.key()));
        permits.add(new Lived(row, permit, List.of(), new Life(Terms.of(permit), statements, List.of())));
        documents.add(digest);
        return digest;
    }

    @Override
    public List<RegisteredPermit> named(String number) {
        work.add("named");
        return permits.stream()
                .map(Lived::registered)
                .filter(permit -> permit.key().number().equals(number))
                .toList();
    }

    @Override
    public List<Digest> documents(String number) {
        work.add("documents");
        return permits.stream().anyMatch(lived -> lived.registered().number().equals(number))
                ? List.copyOf(documents)
                : List.of();
    }

    @Override
    public Optional<Lived> whole(PermitKey key) {
        work.add("read");
        return permits.stream()
                .filter(lived -> lived.registered().key().equals(key))
                .findFirst();
    }

    /** What was done since it was asked last. */
    public List<String> work() {
        List<String> done = List.copyOf(work);
        work.clear();
        return done;
    }
}
