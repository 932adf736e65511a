package io.framewright.examples.http;

import io.netty.buffer.ByteBuf;

/**
 * Answers requests. One serves all connections, each from one thread at a time, which may block: it is not an event loop's.
 */
public interface HttpService {

    /**
     * Takes a request's head. Who answers here, or before the body's end, does not want the rest of the body: the
     * connection ends with that answer.
     *
     * @param exchange the request, and where its answer goes
     * @return what takes the body
     * @throws RequestRefusedException to answer with an error
     * @throws Exception on a fault of the server's, answered with status 500
     */
    Body begin(Exchange exchange) throws Exception;

    /** Takes a request's body. Either {@link #end} or {@link #abort} is called last. */
    interface Body {

        /**
         * Takes a piece of the body.
         *
         * @param piece some bytes; stays the caller's
         * @throws RequestRefusedException to answer with an error
         * @throws Exception on a fault of the server's, answered with status 500
         */
        default void content(ByteBuf piece) throws Exception {}

        /**
         * The body is whole: answers.
         *
         * @throws RequestRefusedException to answer with an error
         * @throws Exception on a fault of the server's, answered with status 500
         */
        void end() throws Exception;

        /** The rest of the body will not come, or was not wanted; also called when {@link #end} has thrown. */
        default void abort() {}
    }
}
