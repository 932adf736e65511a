package io.framewright.benchmarks.report;

import java.util.List;
import java.util.stream.Stream;

/** The profiles, as data. */
final class Profiles {

    static final List<String> MESSAGES = List.of("tiny", "media");

    /** The codecs that have a pipeline. */
    static final List<String> CODECS =
            List.of("jdk", "json", "kryo", "marshalling", "marshalling-river", "msgpack", "protobuf");

    /** Those that take less than two microseconds, so that what surrounds them can be seen. */
    private static final List<String> FAST = List.of("json", "kryo", "msgpack", "protobuf");

    /** What is measured without a pipeline only: to compare with. */
    private static final List<String> FOREIGN = List.of("jdk-plain", "fory");

    private static final String[] SIDES = {"bare", "stock", "by-hand", "framewright"};
    private static final String[] PIPELINES = {"stock", "by-hand", "framewright"};

    private static final double SMOKE_SECONDS = 20;
    private static final double QUICK_SECONDS = 285;
    private static final double FULL_SECONDS = 52 * 60;

    private Profiles() {}

    static Profile named(String name) {
        return switch (name) {
            case "smoke" -> smoke();
            case "quick" -> quick();
            case "full" -> full();
            default ->
                throw new IllegalArgumentException(
                        "no profile is named '" + name + "'; there are smoke, quick and full");
        };
    }

    /** Whether measuring and writing work at all: a trial or two of each kind, too short to say anything about speed. */
    private static Profile smoke() {
        String[] sides = {"stock", "framewright"};
        return new Profile(
                "smoke",
                SMOKE_SECONDS,
                1,
                1,
                2,
                List.of(
                        Sweep.of("CodecBenchmark.encode")
                                .with("message", "tiny")
                                .with("codec", "kryo", "jdk"),
                        Sweep.of("EncodingBenchmark.write", "DecodingBenchmark.read")
                                .with("message", "tiny")
                                .with("codec", "kryo")
                                .comparing("side", sides),
                        splitting("netty", "framewright")
                                .with("framing", "length-header")
                                .with("payload", "64"),
                        Sweep.of("LoopbackBenchmark.turn")
                                .with("message", "tiny")
                                .with("exchange", "one-way")
                                .with("transport", "nio")
                                .with("codec", "kryo")
                                .with("perFlush", "256")
                                .comparing("side", sides)));
    }

    private static Profile quick() {
        return new Profile(
                "quick",
                QUICK_SECONDS,
                1,
                8,
                5,
                List.of(
                        codecs(and(CODECS, FOREIGN)),
                        pipeline("EncodingBenchmark.write", FAST),
                        pipeline("DecodingBenchmark.read", FAST),
                        floor(),
                        splitting("netty", "framewright", "framewrightReceiver", "copy")
                                .with("framing", "length-header", "delimiter-of-1")
                                .with("payload", "64"),
                        loopback().with("codec", "kryo", "msgpack", "protobuf").with("perFlush", "256")));
    }

    /** Connections take longer than the rest: they are compiled late, and JSON latest. */
    private static Profile full() {
        List<String> binary = List.of("kryo", "msgpack", "protobuf");
        return new Profile(
                "full",
                FULL_SECONDS,
                3,
                10,
                5,
                List.of(
                        codecs(and(and(CODECS, FOREIGN), List.of("protobuf-beans"))),
                        pipeline("EncodingBenchmark.write", FAST),
                        pipeline("DecodingBenchmark.read", FAST),
                        floor(),
                        splitting("netty", "framewright", "framewrightReceiver")
                                .with(
                                        "framing",
                                        "length-header",
                                        "varint-header",
                                        "fixed-length",
                                        "delimiter-of-1",
                                        "delimiter-of-2",
                                        "line")
                                .with("payload", "16", "64", "512"),
                        splitting("copy").with("framing", "length-header").with("payload", "16", "64", "512"),
                        loopback()
                                .with("codec", binary)
                                .with("perFlush", "1", "16", "256")
                                .taking(2),
                        loopback().with("codec", "json").with("perFlush", "256").taking(8),
                        Sweep.of("LoopbackBenchmark.turn")
                                .with("message", "tiny")
                                .with("exchange", "request-reply")
                                .with("transport", "nio")
                                .with("codec", binary)
                                .with("perFlush", "1", "16", "256")
                                .comparing("side", PIPELINES)
                                .taking(2),
                        Sweep.of("LongFrameBenchmark.read")
                                .with("framing", "length-header", "delimiter-of-2")
                                .with("size", "1048576")
                                .comparing("side", "stock", "framewright"),
                        Sweep.of("GrowthBenchmark.encode", "GrowthBenchmark.decode")
                                .with("codec", "bytes", "msgpack-list")
                                .with("size", "16", "4096", "1048576")));
    }

    private static Sweep codecs(List<String> codecs) {
        return Sweep.of("CodecBenchmark.encode", "CodecBenchmark.decode")
                .with("message", MESSAGES)
                .with("codec", codecs);
    }

    private static Sweep pipeline(String benchmark, List<String> codecs) {
        return Sweep.of(benchmark)
                .with("message", MESSAGES)
                .with("codec", codecs)
                .comparing("side", SIDES);
    }

    private static Sweep floor() {
        return Sweep.of("FloorBenchmark.write", "FloorBenchmark.read");
    }

    private static Sweep splitting(String... methods) {
        return Sweep.of(Stream.of(methods)
                        .map(method -> "SplittingBenchmark." + method)
                        .toArray(String[]::new))
                .with("buffer", "direct");
    }

    private static Sweep loopback() {
        return Sweep.of("LoopbackBenchmark.turn")
                .with("message", MESSAGES)
                .with("exchange", "one-way")
                .with("transport", "nio")
                .comparing("side", PIPELINES);
    }

    private static List<String> and(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
