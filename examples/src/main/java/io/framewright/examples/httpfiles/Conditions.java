package io.framewright.examples.httpfiles;

import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;

/**
 * What a request asks of a file's version before it wants it, in the order of RFC 9110, section 13.2.2.
 *
 * @param headers the request's
 * @param tag the file's
 * @param modified when the file was changed; the protocol knows seconds
 */
record Conditions(HttpHeaders headers, EntityTag tag, Instant modified) {

    enum Outcome {
        SEND,
        NOT_MODIFIED,
        PRECONDITION_FAILED
    }

    Conditions {
        modified = modified.truncatedTo(ChronoUnit.SECONDS);
    }

    Outcome outcome() {
        if (mustMatch().map(must -> !must).orElse(false)) {
            return Outcome.PRECONDITION_FAILED;
        }
        return has(HttpHeaderNames.IF_NONE_MATCH) ? noneMatch() : modifiedSince();
    }

    /** Whether If-Match or, without it, If-Unmodified-Since holds. */
    private Optional<Boolean> mustMatch() {
        if (has(HttpHeaderNames.IF_MATCH)) {
            String tags = all(HttpHeaderNames.IF_MATCH);
            return Optional.of(
                    tags.strip().equals("*") || EntityTag.parse(tags).stream().anyMatch(tag::stronglyEquals));
        }
        return date(HttpHeaderNames.IF_UNMODIFIED_SINCE).map(date -> !modified.isAfter(date));
    }

    private Outcome noneMatch() {
        String tags = all(HttpHeaderNames.IF_NONE_MATCH);
        boolean known =
                tags.strip().equals("*") || EntityTag.parse(tags).stream().anyMatch(tag::weaklyEquals);
        return known ? Outcome.NOT_MODIFIED : Outcome.SEND;
    }

    private Outcome modifiedSince() {
        boolean known = date(HttpHeaderNames.IF_MODIFIED_SINCE)
                .map(date -> !modified.isAfter(date))
                .orElse(false);
        return known ? Outcome.NOT_MODIFIED : Outcome.SEND;
    }

    /** Whether a range may be sent: it is of the version that the client has the rest of. */
    boolean rangeIsOfThisVersion() {
        String value = headers.get(HttpHeaderNames.IF_RANGE);
        if (value == null) {
            return true;
        }
        if (value.contains("\"")) {
            return EntityTag.parse(value).stream().limit(1).anyMatch(tag::stronglyEquals);
        }
        return !tag.weak()
                && date(HttpHeaderNames.IF_RANGE).map(modified::equals).orElse(false);
    }

    private boolean has(CharSequence name) {
        return headers.contains(name);
    }

    private String all(CharSequence name) {
        return String.join(",", headers.getAll(name));
    }

    /** A date that does not parse is as good as none. */
    private Optional<Instant> date(CharSequence name) {
        String value = headers.get(name);
        return Optional.ofNullable(value == null ? null : DateFormatter.parseHttpDate(value))
                .map(Date::toInstant);
    }
}
