package org.epixgateway.core.permit;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Box 14 as the document carries it: what an inspecting official confirmed at export, for one block or, on the header, for
 * the whole document.
 *
 * @param inspector name of the certifying office or official as written; personal data, never logged
 */
public record Inspection(Optional<LocalDate> date, Optional<Quantity> quantity, String place, String inspector) {}
