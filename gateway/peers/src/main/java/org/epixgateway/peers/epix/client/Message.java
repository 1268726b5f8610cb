package org.epixgateway.peers.epix.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.core.bytes.Bytes;

/**
 * A SOAP message with the files that came beside it.
 *
 * @param soap the message itself, byte for byte
 * @param others the parts beside it
 */
record Message(Bytes soap, List<Part> others) {
    private static final String PLAIN = "text/xml";
    private static final String MULTIPART = "multipart/related";
    private static final Set<String> ROOT_TYPES = Set.of(PLAIN, "application/xop+xml");
    private static final String CID = "cid:";

    static Message of(HttpAnswer answer) throws UnusableAnswerException {
        ContentType type = ContentType.parse(answer.contentType()).orElseThrow(Message::notSoap);
        return switch (type.type()) {
            case PLAIN -> new Message(answer.body(), List.of());
            case MULTIPART -> related(type, answer.body());
            default -> throw notSoap();
        };
    }

    private static Message related(ContentType type, Bytes body) throws UnusableAnswerException {
        List<Part> parts = Multipart.parts(body, type.parameter("boundary").orElseThrow(Message::notSoap));
        Optional<String> start = type.parameter("start").map(Message::withoutBrackets);
        int root = 0;
        while (start.isPresent() && !parts.get(root).id().equals(start.get())) {
            if (++root == parts.size()) {
                throw notSoap();
            }
        }
        if (!ROOT_TYPES.contains(parts.get(root).type())) {
            throw notSoap();
        }
        List<Part> others = new ArrayList<>(parts);
        return new Message(others.remove(root).content(), List.copyOf(others));
    }

    static boolean isPartAddress(String address) {
        return address.startsWith(CID);
    }

    /** The part that an address within the message means; never anything outside of it. */
    Optional<Part> part(String address) throws UnusableAnswerException {
        try {
            String id = URLDecoder.decode(address.substring(CID.length()).replace("+", "%2B"), StandardCharsets.UTF_8);
            return others.stream().filter(part -> part.id().equals(id)).findFirst();
        } catch (IllegalArgumentException malformed) {
            throw new UnusableAnswerException("its answer names an attachment by a broken address; tell its operators");
        }
    }

    private static String withoutBrackets(String id) {
        return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
    }

    private static UnusableAnswerException notSoap() {
        return new UnusableAnswerException("it answered with something else than SOAP 1.1; check the address");
    }
}
