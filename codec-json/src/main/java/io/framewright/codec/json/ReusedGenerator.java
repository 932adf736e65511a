package io.framewright.codec.json;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.OutputStream;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.ObjectWriter;

/**
 * A generator for one message after the other, and the stream that it writes to: making one takes as long as writing a
 * short message with it. It has to be without a separator of root values. Not thread-safe.
 */
final class ReusedGenerator extends OutputStream {

    private final JsonGenerator generator;
    private ByteBuf target = Unpooled.EMPTY_BUFFER;

    ReusedGenerator(JsonFactory factory) {
        generator = factory.createGenerator(ObjectWriteContext.empty(), this, JsonEncoding.UTF8);
    }

    /**
     * Writes a message to a buffer.
     *
     * @return whether this can be used again, which it cannot after an exception either
     */
    boolean write(ObjectWriter writer, Object message, ByteBuf out) {
        target = out;
        writer.writeValue(generator, message);
        boolean whole = !generator.isClosed() && generator.streamWriteContext().inRoot();
        if (whole) {
            generator.flush();
        } else {
            generator.close(); // which ends what a serializer has left open
        }
        target = Unpooled.EMPTY_BUFFER;
        return whole;
    }

    @Override
    public void write(int b) {
        target.writeByte(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        target.writeBytes(bytes, offset, length);
    }
}
