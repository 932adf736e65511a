package io.framewright.examples.udp;

import io.framewright.codec.MessageTypes;
import java.io.Serializable;

/** What travels between a proverb server and its clients, each in a datagram of its own. */
public sealed interface ProverbMessage extends Serializable permits ProverbRequest, Proverb {

    /** The numbers of the messages on the wire. */
    MessageTypes<ProverbMessage> TYPES = MessageTypes.builder(ProverbMessage.class)
            .add(1, ProverbRequest.class)
            .add(2, Proverb.class)
            .build();
}
