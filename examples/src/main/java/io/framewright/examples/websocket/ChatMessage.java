package io.framewright.examples.websocket;

/**
 * What goes both ways. A class for all kinds keeps the page simple: no number of a class is on the wire.
 *
 * <p>In MessagePack it is an array of its components, in JSON an object.
 *
 * @param kind what it is about
 * @param number the message's place in the chat. In JOIN: the last that the client has, 0 for none; in SAY from a client: 0
 * @param id made by the client that says something: said again with the same id, after a connection broke, it is not said twice
 * @param name who it is from, 1 to 40 characters
 * @param text what is said, at most 2000 characters
 */
public record ChatMessage(Kind kind, long number, String id, String name, String text) {

    static final int MAX_NAME = 40;
    static final int MAX_TEXT = 2000;
    static final int MAX_ID = 64;

    /** What a message is about. */
    public enum Kind {
        /** A client's first message. */
        JOIN,
        /** Something is said. */
        SAY,
        /** The server's notice, such as that somebody came or went. */
        NOTICE
    }

    /** Checks what a client may have sent. */
    public ChatMessage {
        require(kind != null && number >= 0, "a kind and a number");
        require(id != null && id.length() <= MAX_ID, "an id of at most " + MAX_ID + " characters");
        require(name != null && !name.isBlank() && name.length() <= MAX_NAME, "a name of 1 to 40 characters");
        require(text != null && text.length() <= MAX_TEXT, "a text of at most 2000 characters");
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException("a chat's message has " + what);
        }
    }
}
