package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Guesses what bytes are that make no sense as a header: most often, another protocol's first words. */
final class LookAlike {

    private static final int HEAD = 8;
    private static final int TLS_ALERT = 0x15;
    private static final int TLS_HANDSHAKE = 0x16;

    private record Peer(String firstWord, String name) {}

    private static final List<Peer> PEERS = List.of(
            new Peer("GET ", "an HTTP client"),
            new Peer("POST", "an HTTP client"),
            new Peer("PUT ", "an HTTP client"),
            new Peer("HEAD", "an HTTP client"),
            new Peer("DELE", "an HTTP client"),
            new Peer("PATC", "an HTTP client"),
            new Peer("OPTI", "an HTTP client"),
            new Peer("CONN", "an HTTP client"),
            new Peer("HTTP", "an HTTP server"),
            new Peer("PRI ", "an HTTP/2 client"),
            new Peer("SSH-", "an SSH peer"));

    private LookAlike() {}

    /**
     * Describes bytes for the end of an error message.
     *
     * @param in the buffer that they are in; neither bytes nor indices are changed
     * @param index the index of the first one
     * @param count how many of them to show, if they are text; four are shown in any case
     * @return such as {@code "; its bytes are ASCII 'GET ': an HTTP client?"}, or an empty string
     */
    static String hint(ByteBuf in, int index, int count) {
        String head = head(in, index);
        if (isTls(head)) {
            return "; its bytes are those of a TLS record, " + tlsHeader(head) + ": a TLS peer?";
        }
        String shown = head.substring(0, Math.min(head.length(), Math.max(count, 4)));
        return isText(shown) ? "; its bytes are ASCII '" + escape(shown) + "'" + guess(head) : "";
    }

    /**
     * Names the protocol that a frame begins with, for the end of an error message about a framing that carries any bytes,
     * or text: there, that the bytes are text says nothing.
     *
     * @param in the buffer that the frame is in; neither bytes nor indices are changed
     * @param index the index of its first byte
     * @return such as {@code "; it begins with 'GET ': an HTTP client?"}, or an empty string
     */
    static String peer(ByteBuf in, int index) {
        String head = head(in, index);
        if (isTls(head)) {
            return "; it begins with the bytes of a TLS record, " + tlsHeader(head) + ": a TLS peer?";
        }
        String guess = guess(head);
        return guess.isEmpty() ? "" : "; it begins with '" + head.substring(0, 4) + "'" + guess;
    }

    private static String head(ByteBuf in, int index) {
        return in.toString(index, Math.min(in.writerIndex() - index, HEAD), StandardCharsets.ISO_8859_1);
    }

    private static String tlsHeader(String head) {
        return HexFormat.ofDelimiter(" ").formatHex(head.getBytes(StandardCharsets.ISO_8859_1), 0, 3);
    }

    private static boolean isTls(String head) {
        return head.length() > 2
                && (head.charAt(0) == TLS_HANDSHAKE || head.charAt(0) == TLS_ALERT)
                && head.charAt(1) == 3
                && head.charAt(2) <= 4;
    }

    private static boolean isText(String bytes) {
        return bytes.length() > 1 && bytes.chars().allMatch(c -> (c >= ' ' && c <= '~') || isLineBreakOrTab(c));
    }

    private static boolean isLineBreakOrTab(int c) {
        return c == '\r' || c == '\n' || c == '\t';
    }

    private static String escape(String text) {
        return text.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
    }

    private static String guess(String head) {
        Optional<Peer> peer =
                PEERS.stream().filter(p -> head.startsWith(p.firstWord)).findFirst();
        return peer.map(p -> ": " + p.name + "?").orElse("");
    }
}
