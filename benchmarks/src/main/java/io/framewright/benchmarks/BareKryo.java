package io.framewright.benchmarks;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

/** Kryo as it comes: registered classes only, without references. */
final class BareKryo implements Bare {

    private final Kryo kryo = new Kryo();
    private final Output output = new Output(4096, -1);
    private final Input input = new Input(output.getBuffer());
    private final Class<?> type;

    BareKryo(Message message) {
        type = message.type("kryo");
        Message.classes().forEach(kryo::register);
    }

    @Override
    public int encode(Object message) {
        output.reset();
        kryo.writeObject(output, message);
        return output.position();
    }

    @Override
    public byte[] bytes() {
        return output.getBuffer();
    }

    @Override
    public Object decode(byte[] bytes, int offset, int length) {
        input.setBuffer(bytes, offset, length);
        return kryo.readObject(input, type);
    }
}
