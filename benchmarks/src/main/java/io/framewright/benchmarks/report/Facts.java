package io.framewright.benchmarks.report;

import io.framewright.benchmarks.Format;
import io.framewright.benchmarks.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The figures at the top of the page: ranges over all codecs that were measured, not the best of them. */
final class Facts {

    private final Results results;
    private final List<Fact> facts = new ArrayList<>();

    private Facts(Results results) {
        this.results = results;
    }

    static List<Fact> of(Results results) {
        Facts facts = new Facts(results);
        facts.size();
        facts.against(LoopbackSection.HEADLINE, "messages over a socket, 256 per flush", true);
        facts.against(PipelineSection.ENCODING, "speed of encoding", false);
        facts.against(PipelineSection.DECODING, "speed of decoding", false);
        facts.splitting();
        return facts.facts;
    }

    private void size() {
        results.size(SizeSection.BASELINE, "media")
                .ifPresent(jdk -> results.sizes().stream()
                        .filter(size -> size.message().equals("media") && Profiles.CODECS.contains(size.codec()))
                        .min((one, other) -> Integer.compare(one.bytes(), other.bytes()))
                        .ifPresent(least -> facts.add(new Fact(
                                Format.times((double) jdk / least.bytes()) + " smaller",
                                "MediaContent takes " + least.bytes() + " B with " + least.codec() + ", "
                                        + Format.bytes(jdk) + " B with JDK serialization"))));
    }

    private void against(Trial trial, String what, boolean rate) {
        Function<Outcome, Optional<Measured>> value =
                rate ? outcome -> outcome.secondary("messages") : outcome -> Optional.of(outcome.nanos());
        for (String message : results.values(trial, "message")) {
            List<Measured> ratios = new ArrayList<>();
            for (String codec : results.values(trial.with("message", message), "codec")) {
                Trial each = trial.with("message", message).with("codec", codec);
                Optional<Measured> stock =
                        results.find(each.with("side", "stock")).flatMap(value);
                Optional<Measured> ours =
                        results.find(each.with("side", "framewright")).flatMap(value);
                (rate ? Ratios.ratio(ours, stock) : Ratios.ratio(stock, ours)).ifPresent(ratios::add);
            }
            if (!ratios.isEmpty()) {
                facts.add(new Fact(
                        Ratios.range(ratios) + " stock",
                        what + ", " + Names.message(message) + (ratios.size() == 1 ? "" : "; from codec to codec")));
            }
        }
    }

    private void splitting() {
        Trial trial = Trial.of("").with("framing", "length-header").with("payload", 64);
        Optional<Measured> netty = nanos("netty", trial);
        Optional<Measured> ours = nanos("framewright", trial);
        Ratios.ratio(netty, ours)
                .ifPresent(ratio -> facts.add(new Fact(
                        Format.times(ratio.value()) + " stock",
                        "splitting a read into length-headed frames of 64 B"
                                + Ratios.ratio(ours, nanos("copy", trial))
                                        .map(copy ->
                                                "; " + Format.times(copy.value()) + " the time of copying the bytes")
                                        .orElse(""))));
    }

    private Optional<Measured> nanos(String method, Trial trial) {
        return results.find(new Trial("SplittingBenchmark." + method, trial.params()))
                .map(Outcome::nanos);
    }
}
