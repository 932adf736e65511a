package io.framewright.codec;

import org.jspecify.annotations.Nullable;

/** Bytes could not be decoded into a message. */
public final class DecodeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of fault the bytes have. */
    public enum Reason {
        /** The bytes are not this format, or not this message: the sender, or the choice of codec, is wrong. */
        MALFORMED,
        /** The bytes ask for more than {@link DecodeLimits} allow: raise the limit if the sender is right. */
        LIMIT_EXCEEDED,
        /** The bytes name a class or tag that is not listed: list it in {@link MessageTypes} if the sender is right. */
        TYPE_NOT_ALLOWED
    }

    private final Reason reason;

    /**
     * Makes an exception.
     *
     * @param reason the kind of fault
     * @param message what is wrong with the bytes
     */
    public DecodeException(Reason reason, String message) {
        this(reason, message, null);
    }

    /**
     * Makes an exception.
     *
     * @param reason the kind of fault
     * @param message what is wrong with the bytes
     * @param cause what the serializer threw, if anything
     */
    public DecodeException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /**
     * Makes an exception for bytes that are not the format, or not the message.
     *
     * @param message what is wrong with the bytes
     * @return the exception, to be thrown
     */
    public static DecodeException malformed(String message) {
        return new DecodeException(Reason.MALFORMED, message);
    }

    /**
     * Makes an exception for bytes that are not the format, or not the message.
     *
     * @param message what is wrong with the bytes
     * @param cause what the serializer threw
     * @return the exception, to be thrown
     */
    public static DecodeException malformed(String message, Throwable cause) {
        return new DecodeException(Reason.MALFORMED, message, cause);
    }

    /**
     * Makes an exception for bytes that ask for more than a limit allows.
     *
     * @param what what there is too much of, such as {@code "elements in one collection"}
     * @param value how much the bytes ask for
     * @param limit how much is allowed
     * @return the exception, to be thrown
     */
    public static DecodeException limitExceeded(String what, long value, long limit) {
        return new DecodeException(Reason.LIMIT_EXCEEDED, what + ": " + value + " is over the limit of " + limit);
    }

    /**
     * Makes an exception for a class or tag that is not listed.
     *
     * @param message which one, and what is listed
     * @return the exception, to be thrown
     */
    public static DecodeException typeNotAllowed(String message) {
        return new DecodeException(Reason.TYPE_NOT_ALLOWED, message);
    }

    /**
     * Makes an exception for bytes that stay behind a message.
     *
     * @param count how many
     * @return the exception, to be thrown
     */
    public static DecodeException leftOver(int count) {
        return malformed(count + (count == 1 ? " byte is" : " bytes are") + " left over behind the message");
    }

    /**
     * Tells what kind of fault the bytes have.
     *
     * @return the kind
     */
    public Reason reason() {
        return reason;
    }
}
