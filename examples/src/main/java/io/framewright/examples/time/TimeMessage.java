package io.framewright.examples.time;

import io.framewright.codec.MessageTypes;
import java.io.Serializable;

/** What travels between a time server and its clients. */
public sealed interface TimeMessage extends Serializable permits TimeRequest, TimeReply, Refusal {

    /** The numbers of the messages on the wire. */
    MessageTypes<TimeMessage> TYPES = MessageTypes.builder(TimeMessage.class)
            .add(1, TimeRequest.class)
            .add(2, TimeReply.class)
            .add(3, Refusal.class)
            .build();
}
