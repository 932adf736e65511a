package io.framewright.examples.udp;

import io.framewright.framing.PacketHandler;
import io.framewright.framing.Protocol;
import io.netty.channel.socket.DatagramPacket;

/** The handler of both sides. */
final class Datagrams {

    private Datagrams() {}

    /** A message without an address has nowhere to go: both sides write envelopes. */
    static PacketHandler<ProverbMessage, DatagramPacket> handler(Protocol<ProverbMessage> protocol) {
        return protocol.newPacketHandler(DatagramPacket.class, bytes -> {
            throw new IllegalStateException("a datagram needs an address: write an envelope");
        });
    }
}
