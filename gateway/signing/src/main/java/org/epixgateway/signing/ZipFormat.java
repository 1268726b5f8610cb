package org.epixgateway.signing;

/** The numbers of the ZIP format (APPNOTE 6.3) that reader and writer share. */
final class ZipFormat {
    static final int LOCAL_SIGNATURE = 0x04034b50;
    static final int LOCAL_SIZE = 30;
    static final int CENTRAL_SIGNATURE = 0x02014b50;
    static final int CENTRAL_SIZE = 46;
    static final int DESCRIPTOR_SIGNATURE = 0x08074b50;
    static final int DESCRIPTOR_SIZE = 12;
    static final int END_SIGNATURE = 0x06054b50;
    static final int END_SIZE = 22;

    static final int STORED = 0;
    static final int DEFLATED = 8;

    static final int FLAG_DESCRIPTOR = 1 << 3;
    /** Names are UTF-8; ours are ASCII, so it changes nothing. */
    static final int FLAG_UTF8 = 1 << 11;
    /** How hard the writer tried to compress. */
    static final int FLAGS_DEFLATE_EFFORT = 0b110;

    /** Plain deflate; 45 and more would be zip64 and later inventions. */
    static final int VERSION_DEFLATE = 20;

    private ZipFormat() {}
}
