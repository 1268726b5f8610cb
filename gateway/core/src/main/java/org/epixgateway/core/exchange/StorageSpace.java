package org.epixgateway.core.exchange;

/** Whether there is room to take another message before disk trouble hurts store or broker. */
public interface StorageSpace {
    /** @throws NoRoomException below the settled minimum */
    void requireRoom();
}
