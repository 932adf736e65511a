package io.framewright.benchmarks;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The other end of many connections, in a process of its own, because a process may have only so many open files. Opens
 * them for the first line that it reads. For each other line, sends one frame on each connection, and waits for as many
 * bytes to come back. Says {@value #READY} behind each. Ends with its input.
 */
final class ConnectionsPeer {

    static final String READY = "ready";

    private ConnectionsPeer() {}

    /** Takes a port, how many connections, and a frame in hex digits. */
    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(args[0]);
        int count = Integer.parseInt(args[1]);
        byte[] frame = HexFormat.of().parseHex(args[2]);
        List<SocketChannel> sockets = new ArrayList<>();
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        while (commands.readLine() != null) {
            if (sockets.isEmpty()) {
                connect(sockets, count, port);
            } else {
                for (SocketChannel socket : sockets) {
                    exchange(socket, frame);
                }
            }
            System.out.println(READY);
        }
        for (SocketChannel socket : sockets) {
            socket.close();
        }
    }

    private static void connect(List<SocketChannel> sockets, int count, int port) throws IOException {
        for (int i = 0; i < count; i++) {
            sockets.add(SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
        }
    }

    private static void exchange(SocketChannel socket, byte[] frame) throws IOException {
        ByteBuffer request = ByteBuffer.wrap(frame);
        while (request.hasRemaining()) {
            socket.write(request);
        }
        ByteBuffer reply = ByteBuffer.allocate(frame.length);
        while (reply.hasRemaining()) {
            if (socket.read(reply) < 0) {
                throw new EOFException("no reply");
            }
        }
    }
}
