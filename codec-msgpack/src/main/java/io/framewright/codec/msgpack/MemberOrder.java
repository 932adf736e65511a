package io.framewright.codec.msgpack;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The order in which members of a class are written, and their positions.
 *
 * @param raw the class
 * @param layout what objects are on the wire
 * @param advice takes the lines to add where positions are missing
 */
record MemberOrder(Class<?> raw, Layout layout, Consumer<String> advice) {

    private static final int MAX_POSITION = 1023;

    /** A member has no {@link Position}. */
    private static final int NONE = -1;

    /** The position that an annotation gives, if there is one. */
    static int position(AnnotatedElement element) {
        Position position = element.getAnnotation(Position.class);
        return position == null ? NONE : position.value();
    }

    /** Puts members into the order in which they are written, and gives each its position. */
    List<Member> of(List<Member> members) {
        boolean all = members.stream().noneMatch(member -> member.position() == NONE);
        boolean none = members.stream().allMatch(member -> member.position() == NONE);
        if (all) {
            requireDistinct(members);
            return members.stream()
                    .sorted(Comparator.comparingInt(Member::position))
                    .toList();
        }
        if (!none || (layout != Layout.MAPS && !raw.isRecord())) {
            advice.accept(lines(members));
        }
        List<Member> ordered = new ArrayList<>(members);
        if (!raw.isRecord()) {
            ordered.sort(Comparator.comparing(Member::wireName));
        }
        return IntStream.range(0, ordered.size())
                .mapToObj(i -> ordered.get(i).at(i))
                .toList();
    }

    /** What objects of the class are: where members have positions of their own, their names need no check. */
    Layout layoutOf(List<Member> members) {
        boolean placed = members.stream().noneMatch(member -> member.position() == NONE);
        return layout == Layout.CHECKED_ARRAYS && placed ? Layout.ARRAYS : layout;
    }

    private void requireDistinct(List<Member> members) {
        Map<Integer, Member> seen = new HashMap<>();
        for (Member member : members) {
            if (member.position() < 0 || member.position() > MAX_POSITION) {
                throw new IllegalArgumentException("@Position(" + member.position() + ") of " + raw.getName() + "."
                        + member.name() + " is not between 0 and " + MAX_POSITION);
            }
            @Nullable Member other = seen.put(member.position(), member);
            if (other != null) {
                throw new IllegalArgumentException(raw.getName() + " has @Position(" + member.position() + ") on "
                        + other.name() + " and on " + member.name());
            }
        }
    }

    /** The lines that give each member a position. */
    private String lines(List<Member> members) {
        int next = members.stream().mapToInt(Member::position).max().orElse(NONE) + 1;
        StringBuilder lines = new StringBuilder("\n  in " + raw.getName());
        for (Member member : members) {
            if (member.position() == NONE) {
                lines.append("\n    @Position(").append(next++).append(") ").append(member.name());
            }
        }
        return lines.toString();
    }
}
