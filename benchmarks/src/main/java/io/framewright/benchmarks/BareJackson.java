package io.framewright.benchmarks;

import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Jackson as it comes, with a reader and a writer of the message's class. */
final class BareJackson implements Bare {

    private final ReusedOutput output = new ReusedOutput();
    private final ObjectWriter writer;
    private final ObjectReader reader;

    BareJackson(Message message) {
        JsonMapper mapper = JsonMapper.builder().build();
        writer = mapper.writerFor(message.type("json"));
        reader = mapper.readerFor(message.type("json"));
    }

    @Override
    public int encode(Object message) {
        output.reset();
        writer.writeValue(output, message);
        return output.length();
    }

    @Override
    public byte[] bytes() {
        return output.bytes();
    }

    @Override
    public Object decode(byte[] bytes, int offset, int length) {
        return reader.readValue(bytes, offset, length);
    }
}
