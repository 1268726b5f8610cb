package org.epixgateway.core.query;

/** What can be done with the EPIX systems of other countries. */
public record EpixActs(FetchPermit fetch, ConfirmInspection confirm, EpixSystems systems) {}
