package io.framewright.codec.json;

import io.framewright.codec.WorkspacePool;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.Unpooled;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.util.BufferRecycler;
import tools.jackson.databind.ObjectWriter;

/**
 * Jackson's buffers, an array for what is read, and a generator for one message after the other: what one thread at a time
 * needs. To make a generator takes as long as to write a short message with it. After a failure to write, this must not be
 * used again.
 */
final class Workspace extends WorkspacePool.Pooled {

    /** Longer messages are not copied into an array, but read as a stream, which Jackson does more slowly. */
    private static final int LONGEST_COPY = 64 * 1024;

    private static final int SHORTEST_ARRAY = 1024;

    private final StrictFactory factory;
    private final BufferRecycler recycler = new BufferRecycler();
    private final Target target = new Target();
    private @Nullable JsonGenerator kept;
    private byte[] copy = new byte[SHORTEST_ARRAY];

    Workspace(StrictFactory factory) {
        this.factory = factory;
    }

    /** Writes a message to a buffer. */
    void write(ObjectWriter writer, Object message, ByteBuf out) {
        JsonGenerator generator = kept == null ? newGenerator() : kept;
        int features = generator.streamWriteFeatures();
        CharacterEscapes escapes = generator.getCharacterEscapes();
        target.out = out;
        writer.writeValue(generator, message);
        boolean asBefore = !generator.isClosed()
                && generator.streamWriteContext().inRoot()
                && generator.streamWriteFeatures() == features
                && generator.getCharacterEscapes() == escapes;
        if (asBefore) {
            generator.flush();
        } else {
            generator.close(); // which ends what a serializer has left open
        }
        kept = asBefore ? generator : null;
        target.out = Unpooled.EMPTY_BUFFER;
    }

    private JsonGenerator newGenerator() {
        return factory.createGenerator(ObjectWriteContext.empty(), target, JsonEncoding.UTF8);
    }

    /**
     * Returns a parser for all readable bytes, which have been found to be UTF-8. The reader index stays where it is.
     *
     * @param in the bytes; they must stay as they are until the parser is closed
     */
    JsonParser parser(ByteBuf in) {
        int length = in.readableBytes();
        if (in.hasArray()) {
            return parser(in.array(), in.arrayOffset() + in.readerIndex(), length);
        }
        if (length > LONGEST_COPY) {
            Utf8Text.require(in.nioBuffer());
            InputStream bytes = new ByteBufInputStream(in.slice());
            return factory.parser(recycler, bytes);
        }
        if (copy.length < length) {
            copy = new byte[Integer.highestOneBit(length - 1) << 1];
        }
        in.getBytes(in.readerIndex(), copy, 0, length);
        return parser(copy, 0, length);
    }

    private JsonParser parser(byte[] bytes, int offset, int length) {
        Utf8Text.require(ByteBuffer.wrap(bytes, offset, length).slice());
        return factory.parser(recycler, bytes, offset, length);
    }

    /** Where the generator writes to. */
    private final class Target extends OutputStream implements BufferRecycler.Gettable {

        private ByteBuf out = Unpooled.EMPTY_BUFFER;

        @Override
        public void write(int b) {
            out.writeByte(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            out.writeBytes(bytes, offset, length);
        }

        @Override
        public BufferRecycler bufferRecycler() {
            return recycler;
        }
    }
}
