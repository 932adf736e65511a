package io.framewright.benchmarks;

import org.apache.fory.Fory;
import org.apache.fory.memory.MemoryBuffer;

/** Apache Fory for Java alone: registered classes only, without references, both sides of the same version. */
final class BareFory implements Bare {

    private final Fory fory = Fory.builder()
            .withXlang(false)
            .withRefTracking(false)
            .withCompatible(false)
            .requireClassRegistration(true)
            .withAsyncCompilation(false)
            .build();
    private final MemoryBuffer output = MemoryBuffer.newHeapBuffer(4096);
    private final MemoryBuffer input = MemoryBuffer.fromByteArray(output.getHeapMemory());

    BareFory() {
        Message.classes().forEach(fory::register);
    }

    @Override
    public int encode(Object message) {
        output.writerIndex(0);
        fory.serialize(output, message);
        return output.writerIndex();
    }

    @Override
    public byte[] bytes() {
        return output.getHeapMemory();
    }

    @Override
    public Object decode(byte[] bytes, int offset, int length) {
        input.pointTo(bytes, offset, length);
        input.readerIndex(0);
        return fory.deserialize(input);
    }
}
