package org.epixgateway.core.barcode;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.CountryCode;

/**
 * What a scanned barcode is worth. The best there is without asking the issuing authority is that it is genuine: whether the
 * permit was used, altered or withdrawn meanwhile no barcode can say.
 */
public sealed interface BarcodeFinding {
    /** One sentence for the officer. */
    String sentence();

    /**
     * The issuing Party signed exactly this. The paper may still be a copy.
     *
     * @param ask the Party's registered verification page
     * @param isRevocationKnown whether the Party's revocation list could be had
     */
    record GenuineUseUnknown(BarcodeContent content, Party issuer, URI ask, boolean isRevocationKnown)
            implements BarcodeFinding {
        @Override
        public String sentence() {
            return "Genuine, use unknown: " + issuer + " signed this content. Compare it with the paper, and ask at "
                    + ask + " whether the permit still holds."
                    + (isRevocationKnown ? "" : " Whether its key was revoked could not be found out.");
        }
    }

    /**
     * The signed content is the Party's, but the barcode leads to another server than the Party's: somebody put a genuine
     * content behind an address of his own.
     *
     * @param shown host in the barcode, not to be visited; empty where it names none
     * @param registered the Party's page; empty where its descriptor lists none
     */
    record PossibleForgery(BarcodeContent content, Party issuer, String shown, Optional<URI> registered)
            implements BarcodeFinding {
        @Override
        public String sentence() {
            return "Possible forgery: the barcode leads to " + (shown.isEmpty() ? "no https address" : shown) + ", "
                    + registered
                            .map(page -> "and the page of " + issuer + " is " + page + ".")
                            .orElse("and " + issuer + " has registered no page.")
                    + " Do not follow the address in it.";
        }
    }

    /** It names a key of a Party that we know and was not signed by it as it stands. */
    record Altered() implements BarcodeFinding {
        @Override
        public String sentence() {
            return "Altered: the content is not what was signed.";
        }
    }

    /** @param claimed the Party that it names, unproven */
    record Foreign(Optional<CountryCode> claimed) implements BarcodeFinding {
        @Override
        public String sentence() {
            return "Foreign: signed by no barcode key that is registered here"
                    + claimed.map(country -> " for " + country + ", which it claims to be from")
                            .orElse("")
                    + ". Look whether the descriptor of that Party is up to date.";
        }
    }

    /** Signed by a key that its Party declared as lost to others. */
    record KeyRevoked(BarcodeContent content, Party issuer, Instant since) implements BarcodeFinding {
        @Override
        public String sentence() {
            return "Not to be relied on: " + issuer + " revoked the key of this barcode on " + since
                    + ". Ask the authority.";
        }
    }

    record OtherVersion(Party issuer, String version) implements BarcodeFinding {
        @Override
        public String sentence() {
            return issuer + " signed this in version " + version + " of the content, and this program reads version "
                    + BarcodeContent.VERSION + ": update it.";
        }
    }

    /** @param why one sentence */
    record NotOne(String why) implements BarcodeFinding {
        @Override
        public String sentence() {
            return "Not the barcode of a permit: " + why;
        }
    }
}
