package org.epixgateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the README tells a new user to type, read from its own text. */
final class Readme {
    private static final Pattern FENCED = Pattern.compile("(?ms)^```$\\n(.*?)^```$");
    private static final Pattern STEP = Pattern.compile("(?m)^\\| (\\d+) \\|([^|]*)\\|([^|]*)\\|$");
    private static final Pattern COMMAND = Pattern.compile("`(epix-gateway [^`]+)`");
    private static final Pattern EXPLANATION = Pattern.compile("\\s{2,}.*");

    private final String section;

    private Readme(String section) {
        this.section = section;
    }

    /** The section with this title, up to the next one. */
    static Readme section(String title) {
        String text = Sources.text(Sources.root().resolve("README.md"));
        String heading = "\n## " + title + "\n";
        assertThat(text).contains(heading);
        String rest = text.substring(text.indexOf(heading) + heading.length());
        return new Readme(rest.substring(0, rest.indexOf("\n## ")));
    }

    /** What each side types at one step; a side may have nothing to do. */
    record Step(List<String> here, List<String> there) {}

    /** Rows of the table, by their number. */
    Map<Integer, Step> steps() {
        Map<Integer, Step> steps = new TreeMap<>();
        STEP.matcher(section)
                .results()
                .forEach(row -> steps.put(
                        Integer.parseInt(row.group(1)), new Step(commands(row.group(2)), commands(row.group(3)))));
        return steps;
    }

    private static List<String> commands(String cell) {
        return COMMAND.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    /** Lines of the block with this place in the section, from 0, without what is explained beside them. */
    List<String> block(int place) {
        List<MatchResult> blocks = FENCED.matcher(section).results().toList();
        assertThat(blocks).hasSizeGreaterThan(place);
        List<String> lines = new ArrayList<>();
        for (String line : blocks.get(place).group(1).lines().toList()) {
            lines.add(EXPLANATION.matcher(line).replaceFirst(""));
        }
        return lines;
    }
}
