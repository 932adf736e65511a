package io.framewright.benchmarks;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.msgpack.jackson.dataformat.JsonArrayFormat;
import org.msgpack.jackson.dataformat.MessagePackMapper;

/** MessagePack by jackson-dataformat-msgpack, as its documentation says: maps, or arrays by its JsonArrayFormat. */
final class MsgpackOnJackson implements Bare {

    private final ObjectWriter writer;
    private final ObjectReader reader;
    private byte[] written = {};

    MsgpackOnJackson(Message message, boolean arrays) {
        MessagePackMapper mapper = new MessagePackMapper();
        if (arrays) {
            mapper.setAnnotationIntrospector(new JsonArrayFormat());
        }
        writer = mapper.writerFor(message.type("msgpack"));
        reader = mapper.readerFor(message.type("msgpack"));
    }

    @Override
    public int encode(Object message) {
        try {
            written = writer.writeValueAsBytes(message);
            return written.length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] bytes() {
        return written;
    }

    @Override
    public Object decode(byte[] bytes, int offset, int length) {
        try {
            return reader.readValue(bytes, offset, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
