package io.framewright.codec.testkit.framing;

import io.framewright.codec.testkit.HostileRun;
import io.framewright.framing.BadFrame;
import io.framewright.framing.Framing;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What framings must do with very many hostile streams: 100,000 for each by default, see {@link HostileRun} for more. They
 * are made from good frames: bits flipped, truncations, splices, pieces doubled, and bytes and numbers turned to extremes, as
 * each stream's number says.
 *
 * <pre>{@code
 * class MyFramingHostileTest extends HostileFramingContract {
 *     @Override
 *     protected List<Framing> framings() {
 *         return List.of(new MyFraming(4), new MyFraming(8));
 *     }
 * }
 * }</pre>
 */
public abstract class HostileFramingContract {

    /** Made by JUnit, for each test. */
    protected HostileFramingContract() {}

    /**
     * Makes the framings that are tested.
     *
     * @return at least one framing, with a {@linkplain Framing#maxPayload maximum} that may be as large as it likes
     */
    protected abstract List<Framing> framings();

    /**
     * Tells whether a framing finds good frames behind bad ones, whatever these were: after a few good frames that may be
     * lost, the next is delivered.
     *
     * @param framing one of the framings
     * @return false by default: nothing is asked then of what follows a hostile stream
     */
    protected boolean findsItsWay(Framing framing) {
        return false;
    }

    /**
     * Tells how much heap a deframer may allocate for each byte of a stream, beside 64 KiB. Exceptions count, too.
     *
     * @return bytes; 2,000 by default, since a stream of few bytes may hold a bad frame in each
     */
    protected int allocatedPerByte() {
        return 2000;
    }

    /**
     * From mutated frames come frames of at most the maximum, or exceptions that are {@link BadFrame}s, in as many calls as
     * there are bytes. The stream is only read, and what belongs to one stream does not change another.
     *
     * @return a test for each framing
     */
    @TestFactory
    Stream<DynamicTest> mutatedFramesAreRefusedOrDelivered() {
        return framings().stream()
                .filter(framing -> HostileRun.selects(framing.toString()))
                .map(framing -> DynamicTest.dynamicTest(framing.toString(), () -> run(framing)));
    }

    private void run(Framing framing) {
        try (HostileStreams streams = new HostileStreams(framing, findsItsWay(framing), allocatedPerByte())) {
            HostileRun.of(framing.toString(), streams::take);
            streams.report();
        }
    }
}
