package io.framewright.framing;

import io.framewright.codec.DecodeException;
import io.framewright.codec.EncodeException;
import io.netty.handler.codec.DecoderException;
import io.netty.util.internal.logging.InternalLogger;
import io.netty.util.internal.logging.InternalLoggerFactory;

/** Keeps what a listener throws away from the messages that it is told of. */
final class GuardedListener implements ProtocolListener {

    private static final InternalLogger LOG = InternalLoggerFactory.getInstance(ProtocolListener.class);

    private final ProtocolListener listener;

    GuardedListener(ProtocolListener listener) {
        this.listener = listener;
    }

    private void threw(Throwable thrown) {
        LOG.warn(
                "{} has thrown; the message is not affected",
                listener.getClass().getName(),
                thrown);
    }

    @Override
    public void encoded(int bytes, long nanos) {
        try {
            listener.encoded(bytes, nanos);
        } catch (Throwable thrown) {
            threw(thrown);
        }
    }

    @Override
    public void encodeFailed(Throwable failure) {
        try {
            listener.encodeFailed(failure);
        } catch (Throwable thrown) {
            threw(thrown);
        }
    }

    @Override
    public void frameWritten(int bytes) {
        try {
            listener.frameWritten(bytes);
        } catch (Throwable thrown) {
            threw(thrown);
        }
    }

    @Override
    public void frameRefused(EncodeException failure) {
        try {
            listener.frameRefused(failure);
        } catch (Throwable thrown) {
            threw(thrown);
        }
    }

    @Override
    public void frameRead(int bytes) {
        try {
            listener.frameRead(bytes);
        } catch (Throwable thrown) {
            threw(thrown);
        }
    }

    @Override
    public void badFrame(DecoderException failure) {
        try {
            listener.badFrame(failure);
        } catch (Throwable thrown) {
            threw(thrown);
        }
    }

    @Override
    public void decoded(int bytes, long nanos) {
        try {
            listener.decoded(bytes, nanos);
        } catch (Throwable thrown) {
            threw(thrown);
        }
    }

    @Override
    public void decodeFailed(DecodeException failure) {
        try {
            listener.decodeFailed(failure);
        } catch (Throwable thrown) {
            threw(thrown);
        }
    }
}
