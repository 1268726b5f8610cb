package org.epixgateway.core.permit;

/** Box 11a: quantity exported so far this year, this permit included, and the annual quota. */
public record Quota(Quantity usedToDate, Quantity annual) {}
