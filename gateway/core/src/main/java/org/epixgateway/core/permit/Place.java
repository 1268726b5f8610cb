package org.epixgateway.core.permit;

/**
 * A place on the form: a box and, for boxes 7 to 12b and 14, the block.
 *
 * @param block block letter as written, or "#n" (from 1) where it has none; empty for boxes outside the blocks
 */
public record Place(Box box, String block) {
    public static Place of(Box box) {
        return new Place(box, "");
    }

    public static Place of(Box box, String block) {
        return new Place(box, block);
    }

    @Override
    public String toString() {
        return block.isEmpty() ? "box " + box.label() : "box " + box.label() + ", block " + block;
    }
}
