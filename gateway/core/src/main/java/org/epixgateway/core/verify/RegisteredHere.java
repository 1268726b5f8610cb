package org.epixgateway.core.verify;

import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.MessageJournal;
import org.epixgateway.core.exchange.MessageKind;
import org.epixgateway.core.exchange.MessageQuery;
import org.epixgateway.core.exchange.PermitLives;
import org.epixgateway.core.exchange.PermitLives.Lived;
import org.epixgateway.core.exchange.PermitRegister;
import org.epixgateway.core.exchange.RegisteredPermit;
import org.epixgateway.core.exchange.Self;
import org.epixgateway.core.exchange.SentMessage;
import org.epixgateway.core.permit.PermitKey;

/** Permits of our own, by the register, which test messages never reach, and by what we sent. */
public final class RegisteredHere implements IssuedHere {
    private final Self self;
    private final PermitRegister register;
    private final MessageJournal journal;
    private final PermitLives lives;

    public RegisteredHere(Self self, PermitRegister register, MessageJournal journal, PermitLives lives) {
        this.self = self;
        this.register = register;
        this.journal = journal;
        this.lives = lives;
    }

    @Override
    public List<RegisteredPermit> named(String number) {
        return register.named(self.party().code(), number);
    }

    @Override
    public List<Digest> documents(String number) {
        return number.isEmpty()
                ? List.of()
                : journal.searchSent(MessageQuery.byText(number)).stream()
                        .filter(message -> message.kind() == MessageKind.PERMIT && !message.isTest())
                        .map(SentMessage::document)
                        .distinct()
                        .toList();
    }

    @Override
    public Optional<Lived> whole(PermitKey key) {
        return lives.of(key);
    }
}
