package org.epixgateway.core.exchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.party.Party;

/**
 * A permit as the national side hands it in.
 *
 * @param account who submits, authenticated
 * @param idempotencyKey of that account; the folder and the command line use the file's digest
 * @param recipients empty: by the kind of document
 * @param actors persons by metadata; absent is stated, never invented
 * @param replaces SHA-256 of the earlier document of the same permit that this one alters or replaces
 */
public record SubmissionRequest(
        String account,
        String idempotencyKey,
        Bytes document,
        List<Attachment> attachments,
        List<Party> recipients,
        List<Actor> actors,
        OriginalForm form,
        boolean isTest,
        Optional<Digest> replaces) {
    public static final int KEY_LENGTH_MAX = 200;

    public SubmissionRequest {
        if (idempotencyKey.isBlank() || idempotencyKey.length() > KEY_LENGTH_MAX) {
            throw new IllegalArgumentException("an idempotency key has 1 to " + KEY_LENGTH_MAX + " characters");
        }
        attachments = List.copyOf(attachments);
        recipients = recipients.stream().distinct().sorted().toList();
        actors = List.copyOf(actors);
    }

    public static SubmissionRequest of(String account, String idempotencyKey, Bytes document, List<Party> recipients) {
        return new SubmissionRequest(
                account,
                idempotencyKey,
                document,
                List.of(),
                recipients,
                List.of(),
                OriginalForm.ELECTRONIC_ORIGINAL,
                false,
                Optional.empty());
    }

    public SubmissionRequest asTest() {
        return new SubmissionRequest(
                account, idempotencyKey, document, attachments, recipients, actors, form, true, replaces);
    }

    /** Digest over all that was submitted: equal requests have equal digests. */
    Digest body() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(document.digest().hex().getBytes(StandardCharsets.US_ASCII));
            for (Attachment attachment : attachments) {
                sha.update((attachment.fileName() + "\n" + attachment.mediaType() + "\n"
                                + attachment.content().digest())
                        .getBytes(StandardCharsets.UTF_8));
            }
            sha.update((recipients + "\n" + actors + "\n" + form + "\n" + isTest + "\n" + replaces)
                    .getBytes(StandardCharsets.UTF_8));
            return new Digest(HexFormat.of().formatHex(sha.digest()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
