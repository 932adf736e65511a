package io.framewright.codec.testkit;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/**
 * A sound codec, to be broken in one place.
 *
 * <pre>
 * +-----------+--------+---------------+
 * | id        | length | text, Latin-1 |
 * | 4         | 1      | length        |
 * +-----------+--------+---------------+
 * </pre>
 */
class NoteCodec implements Codec<Note> {

    private static final int HEADER = 5;
    private static final int MAX_TEXT = 255;

    private final DecodeLimits limits;

    NoteCodec(DecodeLimits limits) {
        this.limits = limits;
    }

    @Override
    public void encode(Note note, ByteBuf out) {
        int start = out.writerIndex();
        try {
            write(note, out);
        } catch (RuntimeException e) {
            out.writerIndex(start);
            throw e;
        }
    }

    final void write(Note note, ByteBuf out) {
        out.writeInt(note.id());
        if (note.text().length() > MAX_TEXT) {
            throw new EncodeException("the text has more than " + MAX_TEXT + " characters");
        }
        out.writeByte(note.text().length());
        out.writeCharSequence(note.text(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public Note decode(ByteBuf in) {
        if (in.readableBytes() < HEADER) {
            throw DecodeException.malformed("the message ends inside its header");
        }
        int id = in.readInt();
        int length = checkedLength(in, in.readUnsignedByte());
        CharSequence text = in.readCharSequence(length, StandardCharsets.ISO_8859_1);
        return new Note(id, text.toString());
    }

    int checkedLength(ByteBuf in, int length) {
        checkLimit(length);
        if (length > in.readableBytes()) {
            throw DecodeException.malformed("the message ends inside its text");
        }
        if (length < in.readableBytes()) {
            throw DecodeException.leftOver(in.readableBytes() - length);
        }
        return length;
    }

    void checkLimit(int length) {
        if (length > limits.maxBytes()) {
            throw DecodeException.limitExceeded("bytes in one string", length, limits.maxBytes());
        }
    }
}
