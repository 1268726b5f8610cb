package org.epixgateway.core.party;

import java.time.LocalDate;
import org.epixgateway.core.permit.DocumentKind;

/** Whether a Party takes the electronic original of a kind of document instead of paper, and from when. */
public record AcceptedForm(DocumentKind kind, boolean paperless, LocalDate from) {}
