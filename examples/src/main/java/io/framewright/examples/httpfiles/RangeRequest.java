package io.framewright.examples.httpfiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Range header asks of a file (RFC 9110, section 14).
 *
 * @param kind what to send
 * @param ranges the parts, in the order asked for; empty unless kind is PARTS
 */
record RangeRequest(Kind kind, List<ByteRange> ranges) {

    enum Kind {
        /** All of it: the header is in another unit, malformed, or asks for more trouble than it is worth. */
        WHOLE,
        PARTS,
        /** No range has a byte in the file. */
        UNSATISFIABLE
    }

    /** Many small ranges, or the same one over and over, are an attack (section 17.15); few and apart are a client. */
    private static final int MAX_RANGES = 8;

    private static final Pattern SPEC = Pattern.compile("(\\d{1,18})-(\\d{0,18})|-(\\d{1,18})");

    private static final RangeRequest WHOLE = new RangeRequest(Kind.WHOLE, List.of());

    RangeRequest {
        ranges = List.copyOf(ranges);
    }

    static RangeRequest parse(String header, long size) {
        String value = header.strip().toLowerCase(Locale.ROOT);
        if (!value.startsWith("bytes=")) {
            return WHOLE;
        }
        List<ByteRange> ranges = new ArrayList<>();
        for (String spec : value.substring(6).split(",", -1)) {
            Matcher matcher = SPEC.matcher(spec.strip());
            if ((!spec.isBlank() && !matcher.matches()) || isBackward(matcher, spec)) {
                return WHOLE;
            }
            if (!spec.isBlank()) {
                range(matcher, size).ifPresent(ranges::add);
            }
        }
        if (ranges.isEmpty()) {
            return new RangeRequest(Kind.UNSATISFIABLE, ranges);
        }
        return isWorthIt(ranges) ? new RangeRequest(Kind.PARTS, ranges) : WHOLE;
    }

    private static boolean isBackward(Matcher matcher, String spec) {
        return !spec.isBlank()
                && matcher.group(3) == null
                && !matcher.group(2).isEmpty()
                && Long.parseLong(matcher.group(1)) > Long.parseLong(matcher.group(2));
    }

    private static Optional<ByteRange> range(Matcher matcher, long size) {
        long first;
        long last = size - 1;
        if (matcher.group(3) != null) {
            long suffix = Long.parseLong(matcher.group(3));
            first = suffix == 0 ? size : Math.max(0, size - suffix);
        } else {
            first = Long.parseLong(matcher.group(1));
            last = matcher.group(2).isEmpty() ? last : Math.min(last, Long.parseLong(matcher.group(2)));
        }
        return first < size ? Optional.of(new ByteRange(first, last)) : Optional.empty();
    }

    private static boolean isWorthIt(List<ByteRange> ranges) {
        if (ranges.size() > MAX_RANGES) {
            return false;
        }
        for (int i = 0; i < ranges.size(); i++) {
            ByteRange range = ranges.get(i);
            if (!ranges.subList(0, i).stream().allMatch(range::isApartFrom)) {
                return false;
            }
        }
        return true;
    }
}
