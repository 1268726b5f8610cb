package org.epixgateway.core.rules;

import java.time.LocalDate;

/**
 * What a rule may know besides the permit.
 *
 * @param on submission date at submit, receipt date at receive, in UTC
 */
public record Circumstances(Occasion occasion, LocalDate on, CodeLists codes) {}
