package org.epixgateway.console.view;

import java.util.List;

/** All permits of a number. */
public record PermitPage(List<PermitView> permits) {}
