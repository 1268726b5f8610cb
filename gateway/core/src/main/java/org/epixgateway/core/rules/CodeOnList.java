package org.epixgateway.core.rules;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Says what is wrong with codes that are not on their list; always worth a warning only, since no list is authoritative. */
final class CodeOnList {
    private CodeOnList() {}

    /** One sentence about the first code at fault and the number of others, so that findings stay few. Blank codes are ignored. */
    static Optional<String> fault(
            String what, CodeLists.List list, Collection<String> codes, Circumstances circumstances) {
        List<String> wrong = codes.stream()
                .filter(code -> !code.isBlank() && !isOn(list, code, circumstances))
                .distinct()
                .toList();
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        String others = wrong.size() == 1 ? "" : " (and " + (wrong.size() - 1) + " more to be looked at)";
        return Optional.of(what + " " + Written.quoted(wrong.getFirst()) + reason(list, wrong.getFirst(), circumstances)
                + others + ".");
    }

    static boolean isOn(CodeLists.List list, String code, Circumstances circumstances) {
        return circumstances.codes().name(list, code, circumstances.on()).isPresent();
    }

    private static String reason(CodeLists.List list, String code, Circumstances circumstances) {
        return isOn(list, Written.folded(code), circumstances)
                ? " should be written in capital letters without spaces"
                : " is not on the code list";
    }
}
