package io.framewright.codec.kryo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.EncodeException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What short messages cost that ask for much. */
class KryoLimitsTest {

    private static final long LITTLE = 64 * 1024;
    private static final DecodeLimits GENEROUS =
            new DecodeLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** What an Anything begins with. */
    private static final String ANYTHING = "01 36";

    record Anything(@Nullable Object value) {}

    static Stream<String> kinds() {
        String twoTo30 = "80 80 80 80 04";
        String twoTo30Flagged = "40 80 80 80 08";
        return Stream.of(
                "09 c1 80 80 80 04", // string
                "09" + "61".repeat(100), // string without end
                "0a" + twoTo30, // BigInteger
                "0b" + twoTo30, // BigDecimal
                "0e c1 80 80 80 04", // URI
                "28" + twoTo30, // boolean[]
                "29" + twoTo30, // byte[]
                "2a" + twoTo30,
                "2b" + twoTo30,
                "2c" + twoTo30, // int[]
                "2d" + twoTo30, // long[]
                "2e" + twoTo30,
                "2f" + twoTo30, // double[]
                "30" + twoTo30Flagged, // String[]
                "31" + twoTo30Flagged, // Object[]
                "32" + twoTo30Flagged, // ArrayList
                "33" + twoTo30Flagged,
                "34" + twoTo30Flagged, // ArrayDeque
                "35" + twoTo30Flagged, // HashSet
                "36" + twoTo30Flagged,
                "37" + twoTo30Flagged, // TreeSet
                "38" + twoTo30, // HashMap
                "39" + twoTo30,
                "3a" + twoTo30, // TreeMap
                "3b" + twoTo30);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aHugeSizeAllocatesLittle(String hex) {
        requireCheap(KryoCodec.of(Anything.class), hex);
        requireCheap(KryoCodec.builder(Anything.class).limits(GENEROUS).build(), hex);
        requireCheap(
                KryoCodec.of(Anything.class),
                hex.replace("80 80 04", "ff ff 0f").replace("80 80 08", "ff ff 0f"));
    }

    private static void requireCheap(KryoCodec<Anything> codec, String hex) {
        refusal(codec, hex);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        DecodeException refusal = refusal(codec, hex);
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(refusal.reason()).isIn(Reason.LIMIT_EXCEEDED, Reason.MALFORMED);
        assertThat(allocated).as("bytes allocated for " + hex).isLessThan(LITTLE);
    }

    private static DecodeException refusal(KryoCodec<Anything> codec, String hex) {
        return refusal(codec, ANYTHING, hex);
    }

    private static DecodeException refusal(KryoCodec<?> codec, String header, String hex) {
        DecodeException refusal = catchThrowableOfType(DecodeException.class, () -> Wire.decode(codec, header + hex));
        assertThat(refusal).as("refusal of " + hex).isNotNull();
        return refusal;
    }

    /** Each list of the chain claims all bytes that remain, which one list alone could have. */
    @Test
    void nestedListsCannotAllClaimTheSameBytes() {
        String lists = "32 60 03".repeat(60) + "00".repeat(300);
        DecodeException refusal = refusal(KryoCodec.of(Anything.class), lists);
        assertThat(refusal.reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void aDepthWithoutLimitIsStillBounded() {
        KryoCodec<Anything> codec =
                KryoCodec.builder(Anything.class).limits(GENEROUS).build();
        for (String level : List.of("32 02", "31 02", "24", "38 02 01 01")) {
            assertThat(refusal(codec, level.repeat(50_000)).reason()).isEqualTo(Reason.LIMIT_EXCEEDED);
        }
    }

    static final class Link {
        @Nullable
        Link next;
    }

    private static Link chain(int links) {
        Link last = new Link();
        for (int i = 1; i < links; i++) {
            Link link = new Link();
            link.next = last;
            last = link;
        }
        return last;
    }

    @Test
    void theDeepestMessageFitsOnASmallStack() throws Exception {
        KryoCodec<Link> codec = KryoCodec.builder(Link.class).limits(GENEROUS).build();
        FutureTask<byte[]> task = new FutureTask<>(() -> {
            Wire.decode(codec, "01 f5 01".repeat(499) + "01 f5 00");
            return Wire.encode(codec, chain(500));
        });
        Thread thread = new Thread(null, task, "small stack", 512 * 1024);
        thread.start();
        assertThat(task.get()).hasSize(500 * 3);
        thread.join();
        assertThat(refusal(codec, "", "01 f5 01".repeat(500) + "01 f5 00").reason())
                .isEqualTo(Reason.LIMIT_EXCEEDED);
        assertThat(catchThrowableOfType(EncodeException.class, () -> Wire.encode(codec, chain(501))))
                .hasMessageContaining("deeper than 500");
    }

    @Test
    void manyElementsThatTakeOneByteEachAreCounted() {
        DecodeLimits limits = DecodeLimits.DEFAULT.withMaxObjects(1000);
        KryoCodec<Anything> codec =
                KryoCodec.builder(Anything.class).limits(limits).build();
        String lists = "32 69 0f" + "32 01".repeat(1000);
        assertThat(refusal(codec, lists).reason()).isEqualTo(Reason.LIMIT_EXCEEDED);
    }
}
