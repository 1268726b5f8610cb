package org.epixgateway.app.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import org.epixgateway.app.settings.EpixSettings.Called;
import org.epixgateway.app.settings.EpixSettings.Manner;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.query.ConfirmInspection;
import org.epixgateway.core.query.EpixActs;
import org.epixgateway.core.query.EpixSystem;
import org.epixgateway.core.query.EpixSystems;
import org.epixgateway.core.query.FetchPermit;
import org.epixgateway.core.query.Keeping;
import org.epixgateway.core.query.PermitUnwrapping;
import org.epixgateway.documents.PermitExtraction;
import org.epixgateway.peers.epix.client.CalledSystem;
import org.epixgateway.peers.epix.client.CzechDialect;
import org.epixgateway.peers.epix.client.Dialect;
import org.epixgateway.peers.epix.client.DialectSystem;
import org.epixgateway.peers.epix.client.SimpleDialect;
import org.epixgateway.peers.epix.client.SwissDialect;
import org.epixgateway.signing.Certificates;
import org.epixgateway.signing.TlsContexts;

/**
 * The EPIX systems that the settings name. Password and trust files are read at each call, so that a changed file holds at
 * once, and a broken one keeps nobody from exchanging with other Parties.
 */
final class EpixCallees implements EpixSystems {
    private static final Duration AFTER_REPAIR = Duration.ofMinutes(1);

    private final Home home;
    private final TlsContexts tls;
    private final Map<CountryCode, EpixSystem> systems = new TreeMap<>();

    EpixCallees(Home home, TlsContexts tls, PermitUnwrapping unwrapping, List<Called> settings) {
        this.home = home;
        this.tls = tls;
        settings.forEach(one -> systems.put(one.country(), system(one, unwrapping)));
    }

    static EpixActs acts(Office office) {
        EpixSystems systems = new EpixCallees(
                office.home,
                office.tls,
                new PermitExtraction(office.settings.limits()),
                office.settings.epixSystems().systems());
        Keeping keeping = new Keeping(
                new FetchedFolder(office.home.fetched()), office.disk, office.stored.ledger(), office.clocks.wall());
        return new EpixActs(
                new FetchPermit(systems, office.validate, keeping), new ConfirmInspection(systems, keeping), systems);
    }

    @Override
    public Optional<EpixSystem> of(CountryCode country) {
        return Optional.ofNullable(systems.get(country));
    }

    private EpixSystem system(Called called, PermitUnwrapping unwrapping) {
        CalledSystem where = new CalledSystem(
                called.country(),
                called.address(),
                called.bounds().timeout(),
                called.bounds().answerBytesMax(),
                called.manner().needsToken());
        return new DialectSystem(where, dialect(called), () -> trusting(called), unwrapping);
    }

    private Dialect dialect(Called called) {
        Manner manner = called.manner();
        return switch (manner.dialect()) {
            case SIMPLE ->
                new SimpleDialect(
                        called.country(),
                        new SimpleDialect.Form(
                                manner.namespace(),
                                switch (manner.spelling()) {
                                    case SNAKE_CASE -> SimpleDialect.Spelling.SNAKE_CASE;
                                    case CAMEL_CASE -> SimpleDialect.Spelling.CAMEL_CASE;
                                },
                                manner.needsIntegers()));
            case SWISS -> new SwissDialect(manner.namespace(), manner.needsIntegers());
            case CZECH ->
                new CzechDialect(manner.namespace(), called.credentials().user(), () -> password(called));
        };
    }

    private String password(Called called) {
        Path file = home.resolve(called.credentials().passwordFile().orElseThrow());
        try {
            return Secrets.read(file);
        } catch (IllegalArgumentException open) {
            throw new OutageException(String.valueOf(open.getMessage()), AFTER_REPAIR, open);
        } catch (UncheckedIOException unreadable) {
            throw unreadable(called, "password-file", file, unreadable);
        }
    }

    private SSLContext trusting(Called called) {
        List<X509Certificate> more = called.trustFile()
                .map(file -> certificates(called, home.resolve(file)))
                .orElse(List.of());
        return tls.forSystem(more, called.credentials().isOurCertificateShown());
    }

    private static List<X509Certificate> certificates(Called called, Path file) {
        try {
            List<X509Certificate> read = Certificates.readAll(Bytes.of(Files.readAllBytes(file)));
            if (read.isEmpty()) {
                throw new OutageException(
                        file + " holds no certificates in PEM; put those there that may vouch for the"
                                + " EPIX system of " + called.country() + ".",
                        AFTER_REPAIR);
            }
            return read;
        } catch (IOException unreadable) {
            throw unreadable(called, "trust-file", file, unreadable);
        }
    }

    private static OutageException unreadable(Called called, String setting, Path file, Exception cause) {
        return new OutageException(
                "Cannot read " + file + ", which epix.systems." + called.country() + "." + setting
                        + " names; put it there, for the gateway's user to read.",
                AFTER_REPAIR,
                cause);
    }
}
