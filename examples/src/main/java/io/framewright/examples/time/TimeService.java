package io.framewright.examples.time;

import java.time.Instant;

/** What a time server does, whatever it is made of. Safe for use from many threads. */
public final class TimeService {

    private TimeService() {}

    /** Answers a message. */
    public static TimeMessage answer(TimeMessage message) {
        if (message instanceof TimeRequest request) {
            String time = TimeRequest.QUERY.equalsIgnoreCase(request.order())
                    ? Instant.now().toString()
                    : TimeReply.BAD_ORDER;
            return new TimeReply(request.id(), time);
        }
        return new Refusal("a server takes requests only");
    }
}
