package io.framewright.examples.httpfiles;

import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a version of a file (RFC 9110, section 8.8.3).
 *
 * @param opaque what stands between the quotes
 * @param weak whether two versions with this tag may differ in bytes
 */
record EntityTag(String opaque, boolean weak) {

    /** A file may change again within the clock's step of its file system, and keep its time. */
    private static final Duration STEP = Duration.ofSeconds(2);

    private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"\\s*(?:,|$)");

    /** Makes a file's tag of its size, time and identity. It is weak while the file is too new to tell changes apart. */
    static EntityTag of(BasicFileAttributes file, Instant now) {
        long time = file.lastModifiedTime().to(TimeUnit.MICROSECONDS);
        int identity = String.valueOf(file.fileKey()).hashCode();
        String opaque =
                Long.toHexString(time) + "-" + Long.toHexString(file.size()) + "-" + Integer.toHexString(identity);
        return new EntityTag(opaque, file.lastModifiedTime().toInstant().isAfter(now.minus(STEP)));
    }

    /** Parses a list of tags; what is none ends it. */
    static List<EntityTag> parse(String header) {
        List<EntityTag> tags = new ArrayList<>();
        Matcher matcher = TAG.matcher(header);
        for (int from = 0; from < header.length(); from = matcher.end()) {
            matcher.region(from, header.length());
            if (!matcher.lookingAt()) {
                break;
            }
            tags.add(new EntityTag(matcher.group(2), matcher.group(1) != null));
        }
        return tags;
    }

    boolean weaklyEquals(EntityTag other) {
        return opaque.equals(other.opaque);
    }

    boolean stronglyEquals(EntityTag other) {
        return !weak && !other.weak && opaque.equals(other.opaque);
    }

    @Override
    public String toString() {
        return (weak ? "W/\"" : "\"") + opaque + '"';
    }
}
