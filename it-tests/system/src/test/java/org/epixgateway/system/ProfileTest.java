package org.epixgateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epixgateway.core.exchange.Entitlement;
import org.epixgateway.core.exchange.MessageKind;
import org.epixgateway.core.exchange.RefusalReason;
import org.epixgateway.core.life.PermitState;
import org.epixgateway.core.life.PermitState.Act;
import org.epixgateway.core.life.Standing;
import org.junit.jupiter.api.Test;

/** The tables of the profile for implementers say what the code does. */
final class ProfileTest {
    private static final Path PROFILE = Sources.root().resolve("gateway/docs/profile");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)\\)");
    private static final Pattern BOUND =
            Pattern.compile("\\| ([0-9]+)( [a-z]+)? \\| `([A-Za-z.]+)\\.([A-Z_]+)(\\.([a-zA-Z]+))?` \\|");

    @Test
    void every_refusal_reason_has_its_row_and_says_whether_it_is_remembered() {
        Map<String, String> told = new TreeMap<>();
        rows("messages.md", "| `(\\w+)` \\| (yes|no) \\| [a-z].*").forEach(row -> told.put(row.group(1), row.group(2)));
        Map<String, String> known = new TreeMap<>();
        for (RefusalReason reason : RefusalReason.values()) {
            known.put(VectorDraft.XmlNames.of(reason), reason.isRemembered() ? "yes" : "no");
        }

        assertThat(told).isEqualTo(known);
    }

    @Test
    void every_kind_of_message_has_its_row_and_says_who_may_say_it() {
        Map<String, String> told = new TreeMap<>();
        rows("messages.md", "| `(\\w+)` \\| [^|]* \\| ([A-Z_]+) \\| (?:yes|no).*")
                .forEach(row -> told.put(row.group(1), row.group(2)));
        Map<String, String> known = new TreeMap<>();
        for (MessageKind kind : MessageKind.values()) {
            known.put(VectorDraft.XmlNames.of(kind), Entitlement.of(kind).name());
        }

        assertThat(told).isEqualTo(known);
    }

    @Test
    void every_entitlement_is_explained() {
        assertThat(rows("messages.md", "| ([A-Z_]+) \\| .*").stream().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Entitlement.values()).map(Enum::name).toList());
    }

    @Test
    void the_table_of_states_is_that_of_the_code() {
        List<Act> columns = List.of(
                Act.ENDORSE,
                Act.USE,
                Act.CROSS,
                Act.WITHDRAW,
                Act.CANCEL,
                Act.REPORT_LOST,
                Act.REPLACE,
                Act.EXPIRE,
                Act.REINSTATE,
                Act.SETTLE);
        Map<String, List<Act>> told = new LinkedHashMap<>();
        for (Matcher row : rows("lifecycle.md", "| ([A-Z]+) \\|((?: x? ?\\|){10})")) {
            String[] cells = row.group(2).split("\\|", -1);
            told.put(
                    row.group(1),
                    columns.stream()
                            .filter(act -> cells[columns.indexOf(act)].contains("x"))
                            .toList());
        }
        Map<String, List<Act>> known = new LinkedHashMap<>();
        for (PermitState state : PermitState.values()) {
            known.put(state.name(), columns.stream().filter(state::allows).toList());
        }

        assertThat(told).isEqualTo(known);
    }

    @Test
    void every_conflict_has_its_finding() {
        assertThat(rows("lifecycle.md", "| L-1[0-9] \\| ([A-Z_]+) \\| .*").stream()
                        .map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Standing.Kind.values()).map(Enum::name).toList());
    }

    @Test
    void every_bound_is_the_number_in_the_code() throws ReflectiveOperationException {
        int seen = 0;
        for (String line : Sources.text(PROFILE.resolve("bounds.md")).lines().toList()) {
            Matcher bound = BOUND.matcher(line);
            if (bound.find()) {
                seen++;
                assertThat(value(bound)).as(line).isEqualTo(Long.parseLong(bound.group(1)));
            }
        }

        assertThat(seen).isEqualTo((int) Sources.text(PROFILE.resolve("bounds.md"))
                .lines()
                .filter(line -> line.startsWith("| ") && line.endsWith("` |"))
                .count());
    }

    private static long value(Matcher bound) throws ReflectiveOperationException {
        Field field = Class.forName("org.epixgateway." + bound.group(3)).getDeclaredField(bound.group(4));
        field.setAccessible(true);
        Object value = field.get(null);
        if (bound.group(6) != null) {
            Method component = value.getClass().getMethod(bound.group(6));
            value = component.invoke(value);
        }
        return value instanceof Duration duration ? duration.toSeconds() : ((Number) value).longValue();
    }

    @Test
    void every_link_of_the_profile_leads_somewhere() {
        for (String page : List.of(
                "README.md",
                "container.md",
                "signature.md",
                "messages.md",
                "service.md",
                "lifecycle.md",
                "bounds.md",
                "vectors/README.md")) {
            Path file = PROFILE.resolve(page);
            Matcher link = LINK.matcher(Sources.text(file));
            while (link.find()) {
                assertThat(Files.exists(file.resolveSibling(link.group(1)).normalize()))
                        .as(page + " to " + link.group(1))
                        .isTrue();
            }
        }
    }

    @Test
    void what_a_party_must_build_at_least_fits_on_one_page() {
        assertThat(Sources.text(PROFILE.resolve("README.md")).lines().count()).isLessThan(70);
    }

    private static List<Matcher> rows(String page, String row) {
        Pattern pattern = Pattern.compile("\\" + row);
        return Sources.text(PROFILE.resolve(page))
                .lines()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .toList();
    }
}
