package org.epixgateway.console.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.epixgateway.console.view.Links;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.party.Party;
import org.jspecify.annotations.Nullable;

/** Reads what a path or a query says, and answers with a sentence where it cannot be meant. */
public final class Asked {
    private Asked() {}

    public static Links links(HttpServletRequest request) {
        return new Links(request.getContextPath() + "/");
    }

    public static MessageId messageId(String text) {
        return MessageId.tryParse(text).orElseThrow(Asked::unknownMessage);
    }

    public static ProblemException unknownMessage() {
        return ProblemException.notFound("No message has this id.");
    }

    public static Party party(String code) {
        if (!Party.isWellFormed(code)) {
            throw ProblemException.badRequest("A Party is named by two capital letters, FR for example.");
        }
        return Party.of(code);
    }

    public static List<Party> parties(@Nullable String codes) {
        return codes == null || codes.isBlank()
                ? List.of()
                : Arrays.stream(codes.split(",", -1))
                        .map(code -> party(code.strip()))
                        .toList();
    }

    public static boolean flag(String name, @Nullable String text) {
        return switch (text == null ? "false" : text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ProblemException.badRequest("The parameter " + name + " is true or false.");
        };
    }

    public static long number(String name, @Nullable String text, long otherwise, long max) {
        return number(name, text, otherwise, 0, max);
    }

    private static long number(String name, @Nullable String text, long otherwise, long min, long max) {
        if (text == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // the sentence below says it
        }
        throw ProblemException.badRequest("The parameter " + name + " is a number from " + min + " to " + max + ".");
    }

    /** The size of a page. */
    public static int limit(@Nullable String text, int otherwise, int max) {
        return (int) number("limit", text, otherwise, 1, max);
    }

    public static <E extends Enum<E>> Optional<E> word(Class<E> words, String text) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equals(text))
                .findFirst();
    }
}
