package io.framewright.benchmarks;

/** A way to turn messages into MessagePack in an array, and back. Not safe for use from several threads. */
interface MsgpackWay {

    /** Large enough for the messages that are measured. */
    int CAPACITY = 1024;

    /** Writes a message from the beginning of the same memory each time, and returns how many bytes it takes. */
    int encode(Object message);

    /** Reads the message that was last written. */
    Object decode();
}
