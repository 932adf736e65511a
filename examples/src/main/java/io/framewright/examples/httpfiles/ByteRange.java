package io.framewright.examples.httpfiles;

/**
 * A part of a file.
 *
 * @param first its first byte's offset
 * @param last its last byte's offset
 */
record ByteRange(long first, long last) {

    ByteRange {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("there are no bytes " + first + " to " + last);
        }
    }

    long length() {
        return last - first + 1;
    }

    /** Whether no byte lies in both, nor between them. */
    boolean isApartFrom(ByteRange other) {
        return last + 1 < other.first || other.last + 1 < first;
    }

    /** Prints the value of a Content-Range header. */
    String of(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }
}
