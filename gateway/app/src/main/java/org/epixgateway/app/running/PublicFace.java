package org.epixgateway.app.running;

import java.net.URI;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.epixgateway.app.running.Connectors.Face;
import org.epixgateway.app.settings.GatewaySettings.Verify;
import org.epixgateway.console.verification.VerificationFace;
import org.epixgateway.console.verification.VerificationTerms;
import org.epixgateway.core.verify.VerifyDoor;
import org.epixgateway.signing.GivenKeys;

/** The public face for authorities without a contract, put together: on a connector that carries nothing else. */
final class PublicFace {
    private static final String PATH = "/verify";

    private PublicFace() {}

    /** Nothing where the installation has no public face. */
    static void open(Connectors connectors, Office office, VerifyDoor door) {
        Verify verify = office.settings.verify();
        if (verify.isEnabled()) {
            VerificationTerms terms =
                    new VerificationTerms(office.self.party(), path(office), office.verification::certificates);
            connectors.verification(
                    verify.listen(),
                    tls(office, verify),
                    new Face("/", new VerificationFace(door, office.verification.tries, terms)));
        }
    }

    /** Where barcodes lead. */
    private static String path(Office office) {
        String path = office.settings.verifyAddress().map(URI::getRawPath).orElse(PATH);
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static SSLContext tls(Office office, Verify verify) {
        if (verify.keyStore().isEmpty()) {
            return office.tls.forNationalSide();
        }
        Path file = office.home.resolve(verify.keyStore().get());
        String password = Secrets.read(office.home.resolve(verify.passwordFile().orElseThrow()));
        return office.tls.forPublicPage(GivenKeys.read(file, password.toCharArray()));
    }
}
