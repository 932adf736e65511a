package io.framewright.examples.time;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What has come of a client's connections.
 *
 * @param answered requests that were answered
 * @param refused connections that the server has refused
 * @param broken connections that ended too early for another reason
 * @param faults what has ended them
 * @param lastTime the last answer, empty if there was none
 */
public record Tally(int answered, int refused, int broken, List<String> faults, String lastTime) {

    public static Tally of(List<Conversation> conversations) {
        int refused = (int) conversations.stream().filter(Conversation::refused).count();
        List<String> faults = present(conversations.stream().map(Conversation::fault));
        List<String> times = present(conversations.stream().map(Conversation::lastTime));
        return new Tally(
                conversations.stream().mapToInt(Conversation::answered).sum(),
                refused,
                faults.size() - refused,
                faults.stream().distinct().toList(),
                times.stream().sorted().reduce("", (first, second) -> second));
    }

    @SuppressWarnings("NullAway") // the filter is not seen
    private static List<String> present(Stream<? extends @org.jspecify.annotations.Nullable String> texts) {
        return texts.filter(Objects::nonNull).map(text -> (String) text).toList();
    }

    public boolean isComplete() {
        return refused == 0 && broken == 0;
    }

    @Override
    public String toString() {
        return answered + " answered, " + refused + " connections refused, " + broken + " broken"
                + (lastTime.isEmpty() ? "" : "; the last answer is " + lastTime);
    }
}
