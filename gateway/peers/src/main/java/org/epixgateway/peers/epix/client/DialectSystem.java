package org.epixgateway.peers.epix.client;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.exchange.UnreadableDocumentException;
import org.epixgateway.core.query.ConfirmInspection;
import org.epixgateway.core.query.ConfirmedQuantities;
import org.epixgateway.core.query.EpixSystem;
import org.epixgateway.core.query.PermitQuery;
import org.epixgateway.core.query.PermitUnwrapping;
import org.epixgateway.core.query.QueryAnswer;
import org.epixgateway.peers.NoAnswerException;
import org.epixgateway.peers.Said;

/** The EPIX system of a country, asked over HTTP in its dialect. */
public final class DialectSystem implements EpixSystem {
    private static final String NOT_SENT = ConfirmInspection.NOT_SENT;
    private static final String NO_TOKEN =
            "This system answers nobody who does not know the permit's token; ask its holder for it. Nothing was sent.";
    private static final Duration RETRY = Duration.ofSeconds(30);

    private final CalledSystem called;
    private final Dialect dialect;
    private final OneCall connection;
    private final PermitUnwrapping unwrapping;

    /** @param tls what we show and whom we trust, asked for at each call */
    public DialectSystem(CalledSystem called, Dialect dialect, Supplier<SSLContext> tls, PermitUnwrapping unwrapping) {
        this.called = called;
        this.dialect = dialect;
        this.connection = new OneCall(called, tls);
        this.unwrapping = unwrapping;
    }

    /** What came, and what it says. */
    private record Heard(Bytes response, Message message, SoapAnswer said) {
        <T> T told(Function<KnownFault.Told, T> no, Function<SoapAnswer.Response, T> yes) {
            return switch (said) {
                case SoapAnswer.Fault fault -> no.apply(KnownFault.told(fault));
                case SoapAnswer.Response response -> yes.apply(response);
            };
        }
    }

    @Override
    public QueryAnswer ask(PermitQuery query) {
        if (called.needsToken() && query.token().isEmpty()) {
            return new QueryAnswer.Declined(NOT_SENT, NO_TOKEN);
        }
        return switch (dialect.ask(query)) {
            case Dialect.Unsayable(String sentence) -> new QueryAnswer.Declined(NOT_SENT, sentence);
            case SoapCall call -> {
                Heard heard = heard(call);
                yield heard.told(
                        no -> new QueryAnswer.Declined(no.code(), no.sentence()), response -> found(heard, response));
            }
        };
    }

    @Override
    public Confirmation confirm(ConfirmedQuantities quantities) {
        if (called.needsToken() && quantities.token().isEmpty()) {
            return new NotTaken(NOT_SENT, NO_TOKEN);
        }
        return switch (dialect.confirm(quantities)) {
            case Dialect.Unsayable(String sentence) -> new NotTaken(NOT_SENT, sentence);
            case SoapCall call ->
                heard(call).told(no -> new NotTaken(no.code(), no.sentence()), response -> new Taken());
        };
    }

    @Override
    public ServiceState state() {
        return switch (dialect.state()) {
            case Dialect.Unsayable(String sentence) -> new NotStated(NOT_SENT, sentence);
            case SoapCall call ->
                heard(call)
                        .told(
                                no -> new NotStated(no.code(), no.sentence()),
                                response -> new Stated(response.words().isBlank() ? "" : Said.by(response.words())));
        };
    }

    private Heard heard(SoapCall call) {
        try {
            HttpAnswer answer = connection.make(call);
            Message message = Message.of(answer);
            SoapAnswer said = AnswerReader.read(message.soap());
            if (said instanceof SoapAnswer.Response response) {
                requireAnswer(call, answer, response);
            }
            return new Heard(answer.body(), message, said);
        } catch (NoAnswerException none) {
            throw new OutageException(
                    "The EPIX system of " + called.country() + " cannot be asked now: " + Said.by(none.getMessage())
                            + ". Try again later, and check its address and its time-out.",
                    RETRY,
                    none);
        } catch (UnusableAnswerException unusable) {
            throw notUsable(unusable);
        }
    }

    private static void requireAnswer(SoapCall call, HttpAnswer answer, SoapAnswer.Response response)
            throws UnusableAnswerException {
        if (!answer.isGood()) {
            throw new UnusableAnswerException("it called its own answer a failure; try again, then tell its operators");
        }
        if (!call.isAnsweredBy(response.name())) {
            throw new UnusableAnswerException("it answered another question than ours; check dialect and namespace");
        }
    }

    private QueryAnswer found(Heard heard, SoapAnswer.Response response) {
        try {
            Bytes document = unwrapping.unwrapped(heard.message().soap());
            Attachments attachments = Attachments.of(heard.message(), response.attachments());
            return new QueryAnswer.Found(
                    heard.response(), document, attachments.sent(), response.isComposite(), attachments.missing());
        } catch (UnreadableDocumentException none) {
            throw notUsable(
                    new UnusableAnswerException("no permit can be taken out of its answer: " + none.getMessage()));
        } catch (UnusableAnswerException unusable) {
            throw notUsable(unusable);
        }
    }

    private OutageException notUsable(UnusableAnswerException unusable) {
        return new OutageException(
                "The EPIX system of " + called.country() + " gave no usable answer: " + unusable.sentence() + ".",
                RETRY,
                unusable);
    }
}
