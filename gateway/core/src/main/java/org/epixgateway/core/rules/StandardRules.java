package org.epixgateway.core.rules;

import java.util.List;

/** The rules in force, one line each. */
final class StandardRules {
    static final List<Rule> ALL = List.of();

    private StandardRules() {}
}
