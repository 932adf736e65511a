package io.framewright.codec.testkit;

import io.framewright.codec.DecodeException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a codec must do with very many hostile inputs: 100,000 by default, see {@link HostileRun} for more. They are made
 * from the samples of the codec's {@link CodecContract}: bits flipped, truncations, splices of two messages, pieces
 * doubled, and bytes and numbers turned to extremes, as each input's number says.
 *
 * <pre>{@code
 * class OrderCodecHostileTest extends HostileContract<Order> {
 *     OrderCodecHostileTest() {
 *         super(new OrderCodecTest());
 *     }
 * }
 * }</pre>
 *
 * @param <T> the messages' type
 */
public abstract class HostileContract<T> {

    private static final int FREE_BYTES = 64 * 1024;

    private final CodecContract<T> contract;

    /**
     * Takes a codec and its samples.
     *
     * @param contract the codec's contract; only its hooks are called
     */
    protected HostileContract(CodecContract<T> contract) {
        this.contract = contract;
    }

    /**
     * Says how much memory decoding may allocate, however short the input is. Garbage counts, too.
     *
     * @return bytes; 64 KiB by default
     */
    protected int allocatedAnyway() {
        return FREE_BYTES;
    }

    /**
     * Says how much memory decoding may allocate for each byte of the input, beside {@link #allocatedAnyway}.
     *
     * @return bytes; 100 by default
     */
    protected int allocatedPerByte() {
        return 100;
    }

    /**
     * Tells which classes decoded messages may hold, beside those in the samples' and the JDK's boxes and strings.
     *
     * @param type the class of something that a decoded message holds
     * @return whether the codec may have made it; false by default
     */
    protected boolean admits(Class<?> type) {
        return false;
    }

    /**
     * Gives short bytes that declare the largest sizes, beside those in {@link CodecContract#hostile}, for which the same
     * holds. They must be refused, for whatever reason.
     *
     * @return bytes; none by default
     */
    protected List<Hostile> greedy() {
        return List.of();
    }

    final CodecContract<T> contract() {
        return contract;
    }

    /**
     * Mutated messages give a message or {@link DecodeException}, nothing else, and no more than {@link #allocatedPerByte}.
     * No buffer is retained; a decoded message holds only classes that it may, and can be encoded or is refused; a good
     * message behind it is right.
     */
    @Test
    void mutatedMessagesAreRefusedOrDecoded() {
        try (HostileInputs<T> inputs = new HostileInputs<>(this)) {
            HostileRun.of(getClass().getSimpleName(), inputs::take);
            inputs.report(getClass().getSimpleName());
        }
    }

    /** Any number in a message may be huge, whatever its form: nothing is allocated for it but {@link #allocatedPerByte}. */
    @Test
    void hugeNumbersAllocateLittle() {
        try (HostileInputs<T> inputs = new HostileInputs<>(this)) {
            inputs.declareMuch();
        }
    }

    /** {@link CodecContract#hostile} bytes, and {@link #greedy} ones, are refused for {@link #allocatedPerByte}. */
    @Test
    void whatIsDeclaredIsNotAllocated() {
        try (HostileInputs<T> inputs = new HostileInputs<>(this)) {
            contract.hostile().forEach(inputs::refuse);
            greedy().forEach(inputs::refuse);
        }
    }
}
