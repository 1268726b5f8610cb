package org.epixgateway.console.verification;

import java.util.List;
import java.util.function.Supplier;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.party.Party;

/**
 * What the public face says of itself.
 *
 * @param path of the page, where barcodes lead; without a slash at its end
 * @param certificates by which answers are signed now, in DER, the current one first
 */
public record VerificationTerms(Party own, String path, Supplier<List<Bytes>> certificates) {}
