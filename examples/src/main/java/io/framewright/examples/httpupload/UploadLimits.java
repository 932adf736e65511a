package io.framewright.examples.httpupload;

/**
 * What uploads may cost.
 *
 * @param bytes how large a request's body may be
 * @param uploads how many may be under way at a time
 */
record UploadLimits(long bytes, int uploads) {

    UploadLimits {
        if (bytes < 1 || uploads < 1) {
            throw new IllegalArgumentException("limits are at least 1");
        }
    }
}
