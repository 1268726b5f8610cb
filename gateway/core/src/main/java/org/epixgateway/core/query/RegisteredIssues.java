package org.epixgateway.core.query;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.exchange.ChannelStatements;
import org.epixgateway.core.exchange.PermitLives;
import org.epixgateway.core.exchange.PermitRegister;
import org.epixgateway.core.exchange.RegisteredDocuments;
import org.epixgateway.core.exchange.RegisteredPermit;
import org.epixgateway.core.exchange.Self;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.Life;
import org.epixgateway.core.life.Statement;
import org.epixgateway.core.life.Terms;
import org.epixgateway.core.permit.Quantity;

/** Our own permits of the register for EPIX callers, and the place for what they confirm. Thread-safe. */
public final class RegisteredIssues implements IssuedPermits, ConfirmationBook {
    /** The EPIX contract has no field for it. */
    private static final String PLACE = "not stated";

    private final Self self;
    private final PermitRegister register;
    private final RegisteredDocuments documents;
    private final PermitLives lives;
    private final ChannelStatements statements;

    public RegisteredIssues(
            Self self,
            PermitRegister register,
            RegisteredDocuments documents,
            PermitLives lives,
            ChannelStatements statements) {
        this.self = self;
        this.register = register;
        this.documents = documents;
        this.lives = lives;
        this.statements = statements;
    }

    @Override
    public List<RegisteredPermit> named(String number) {
        return register.named(self.party().code(), number);
    }

    @Override
    public IssuedPermit whole(RegisteredPermit permit) {
        RegisteredDocuments.Sealed sealed = documents.of(permit);
        Optional<Fact.Endorsement> endorsement = lives.of(permit.key()).stream()
                .flatMap(lived -> lived.life().statements().stream())
                .map(Statement::fact)
                .filter(Fact.Endorsement.class::isInstance)
                .map(Fact.Endorsement.class::cast)
                .findFirst();
        return new IssuedPermit(
                permit, sealed.permit(), sealed.document(), sealed.container(), sealed.attachments(), endorsement);
    }

    /** Whoever inspects at import, or exports under our import permit, says by it that the permit was used. */
    @Override
    public void record(Confirmation confirmation) {
        Life life = lives.of(confirmation.permit()).orElseThrow().life();
        List<Fact.BlockUse> blocks = confirmation.positions().stream()
                .map(position -> new Fact.BlockUse(
                        position.block(),
                        position.inspected(),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        unit(life, position.block()),
                        ""))
                .toList();
        statements.record(
                confirmation.permit(),
                confirmation.by(),
                new Fact.Use(confirmation.at().atZone(ZoneOffset.UTC).toLocalDate(), PLACE, blocks),
                confirmation.at());
    }

    private static String unit(Life life, String block) {
        return life.terms().lines().stream()
                .filter(line -> line.block().equals(block))
                .findFirst()
                .flatMap(Terms.Line::issued)
                .map(Quantity::unit)
                .orElse("");
    }
}
