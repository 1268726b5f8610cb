package org.epixgateway.core.exchange;

/** Bounds on what a stranger can make us do (exchange rules, section 4). Sizes in bytes. */
public record Limits(
        int permitBytesMax,
        int containerBytesMax,
        int attachmentsMax,
        int xmlDepthMax,
        int blocksMax,
        int headerBytesMax,
        int compressionRatioMax) {
    public static final Limits STANDARD = new Limits(5 << 20, 25 << 20, 20, 64, 2_000, 64 << 10, 100);
}
