package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * All sets of short delimiters over a small alphabet, on all short streams, against a decoder that sees the whole stream
 * at once and does what the rule says: the earliest delimiter, then the longest.
 */
class DelimiterSetsTest {

    @Test
    void refusesExactlyTheSetsWhoseFramesDependOnBytesToCome() {
        forEachSet(words("ab", 1, 3), 3, set -> refusesExactlyIfUnstable(set, words("ab", 5, 5)));
    }

    @Test
    void refusesExactlyTheLongerSetsWhoseFramesDependOnBytesToCome() {
        forEachSet(words("ab", 1, 4), 2, set -> refusesExactlyIfUnstable(set, words("ab", 6, 6)));
    }

    @Test
    void framesNeverDependOnAnyCuts() {
        List<String> streams = words("ab", 5, 5);
        forEachAcceptedSet(
                words("ab", 1, 2),
                3,
                (set, framing) -> streams.forEach(stream -> everyCut(framing, stream, withEnd(set, stream))));
    }

    @Test
    void framesOfLongerSetsNeverDependOnAnyCuts() {
        List<String> streams = words("ab", 5, 5);
        forEachAcceptedSet(
                words("ab", 2, 3),
                2,
                (set, framing) -> streams.forEach(stream -> everyCut(framing, stream, withEnd(set, stream))));
    }

    @Test
    void framesOfLargerSetsAreWholeByteByByte() {
        List<String> streams = words("ab", 6, 6);
        forEachAcceptedSet(
                words("ab", 1, 3), 3, (set, framing) -> streams.forEach(stream -> byteByByte(framing, set, stream)));
    }

    @Test
    void framesOfThreeLettersAreWholeByteByByte() {
        List<String> streams = words("abc", 5, 5);
        forEachAcceptedSet(
                words("abc", 1, 3), 2, (set, framing) -> streams.forEach(stream -> byteByByte(framing, set, stream)));
    }

    @Test
    void faultsNeverDependOnCuts() {
        List<String> streams = words("abx", 5, 5);
        forEachAcceptedSet(words("ab", 1, 2), 2, (set, framing) -> {
            streams.forEach(stream -> everyCutLimited(framing.maxPayload(1), set, stream));
            streams.forEach(stream -> everyCutLimited(framing.maxPayload(2), set, stream));
        });
    }

    @Test
    void refusesADelimiterInsideAnother() {
        assertThatThrownBy(() -> DelimiterFraming.of("abc", "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the delimiter \"b\" occurs inside \"abc\": whether it ends a frame would depend on bytes to"
                                + " come");
        assertThatThrownBy(() -> DelimiterFraming.of("a", "aba_")).hasMessageContaining("\"a\" occurs inside");
    }

    @Test
    void acceptsADelimiterThatAnotherBeginsOrEndsWith() {
        assertThat(isAccepted(List.of("\r\n", "\n"))).isTrue();
        assertThat(isAccepted(List.of("\r\n", "\r", "\n"))).isTrue();
        assertThat(isAccepted(List.of("a", "aba"))).isTrue();
        assertThat(isAccepted(List.of("b", "ab", "abc")))
                .as("ab is complete before b in abc")
                .isTrue();
    }

    private static void refusesExactlyIfUnstable(List<String> set, List<String> streams) {
        assertThat(isAccepted(set)).as("%s", set).isEqualTo(streams.stream().allMatch(stream -> isStable(set, stream)));
    }

    private static void everyCut(DelimiterFraming framing, String stream, List<String> expected) {
        for (long cuts = 0; cuts < 1L << (stream.length() - 1); cuts++) {
            List<String> found = Delivery.cut(framing, Delivery.bytes(stream), cuts, false);
            if (!found.equals(expected)) {
                assertThat(found).as("%s in %s, cuts %x", framing, stream, cuts).isEqualTo(expected);
            }
        }
    }

    private static void byteByByte(DelimiterFraming framing, List<String> set, String stream) {
        List<String> found = Delivery.oneByOne(framing, Delivery.bytes(stream), false);
        List<String> expected = withEnd(set, stream);
        if (!found.equals(expected)) {
            assertThat(found).as("%s in %s", set, stream).isEqualTo(expected);
        }
    }

    private static void everyCutLimited(DelimiterFraming framing, List<String> set, String stream) {
        List<String> expected = limited(set, stream, framing.maxPayload());
        List<String> whole = Delivery.whole(framing, stream);
        if (!whole.subList(0, expected.size()).equals(expected)) {
            assertThat(whole).as("%s in %s", framing, stream).startsWith(expected.toArray(String[]::new));
        }
        everyCut(framing, stream, whole);
    }

    private static DelimiterFraming framing(List<String> set) {
        return DelimiterFraming.of(set.toArray(String[]::new));
    }

    private static boolean isAccepted(List<String> set) {
        try {
            framing(set);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    /** Tells whether more bytes only ever add frames. */
    private static boolean isStable(List<String> set, String stream) {
        List<String> all = frames(set, stream, new StringBuilder());
        for (int i = 0; i < stream.length(); i++) {
            List<String> some = frames(set, stream.substring(0, i), new StringBuilder());
            if (some.size() > all.size() || !some.equals(all.subList(0, some.size()))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> withEnd(List<String> set, String stream) {
        StringBuilder rest = new StringBuilder();
        List<String> frames = frames(set, stream, rest);
        if (!rest.isEmpty()) {
            frames.add("<TruncatedFrameException>");
        }
        return frames;
    }

    private static List<String> limited(List<String> set, String stream, int max) {
        List<String> frames = frames(set, stream, new StringBuilder());
        frames.replaceAll(frame -> frame.length() > max ? "<FrameTooLongException>" : frame);
        return frames;
    }

    /** Splits a stream by the rule, and appends what is left to {@code rest}. */
    private static List<String> frames(List<String> set, String stream, StringBuilder rest) {
        List<String> longestFirst = set.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        List<String> frames = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < stream.length(); ) {
            int at = i;
            String delimiter = longestFirst.stream()
                    .filter(candidate -> stream.startsWith(candidate, at))
                    .findFirst()
                    .orElse("");
            if (delimiter.isEmpty()) {
                i++;
            } else {
                frames.add(stream.substring(start, i));
                i += delimiter.length();
                start = i;
            }
        }
        rest.append(stream, start, stream.length());
        return frames;
    }

    private static List<String> words(String alphabet, int shortest, int longest) {
        List<String> words = new ArrayList<>();
        List<String> level = List.of("");
        for (int length = 1; length <= longest; length++) {
            List<String> longer = new ArrayList<>();
            for (String word : level) {
                alphabet.chars().forEach(letter -> longer.add(word + (char) letter));
            }
            if (length >= shortest) {
                words.addAll(longer);
            }
            level = longer;
        }
        return words;
    }

    private static void forEachAcceptedSet(
            List<String> words, int most, BiConsumer<List<String>, DelimiterFraming> action) {
        forEachSet(words, most, set -> {
            if (isAccepted(set)) {
                action.accept(set, framing(set));
            }
        });
    }

    private static void forEachSet(List<String> words, int most, Consumer<List<String>> action) {
        for (int i = 0; i < words.size(); i++) {
            action.accept(List.of(words.get(i)));
            for (int j = i + 1; j < words.size(); j++) {
                action.accept(List.of(words.get(i), words.get(j)));
                for (int k = j + 1; most > 2 && k < words.size(); k++) {
                    action.accept(List.of(words.get(i), words.get(j), words.get(k)));
                }
            }
        }
    }
}
