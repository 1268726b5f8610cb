package org.epixgateway.core.permit;

/** Line and column, both from 1, in the bytes as handed in. */
public record Position(int line, int column) {
    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
