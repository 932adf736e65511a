package io.framewright.examples.attachments;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A compressed file.
 *
 * @param name the file's name
 * @param gzip the file's content as gzip writes it
 */
public record Attachment(String name, byte[] gzip) implements Serializable {

    /** Compresses a file. */
    public static Attachment of(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return new Attachment(name, out.toByteArray());
    }

    /**
     * Decompresses the file.
     *
     * @param maxBytes how large it may be: a few bytes of gzip can stand for many
     * @throws IOException if it is larger, or the bytes are no gzip
     */
    public byte[] content(int maxBytes) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            byte[] content = in.readNBytes(maxBytes);
            if (in.read() >= 0) {
                throw new IOException(name + " has more than " + maxBytes + " bytes");
            }
            return content;
        }
    }
}
