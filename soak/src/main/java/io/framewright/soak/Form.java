package io.framewright.soak;

import io.framewright.examples.media.Tiny;
import io.framewright.soak.Parcel.DamagedException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;

/** The class of message that carries a parcel. */
enum Form {
    /** A bean, whose fields repeat what the text says. */
    BEAN(Tiny.class) {
        @Override
        Object write(Parcel parcel, ByteBufAllocator allocator) {
            Tiny tiny = new Tiny();
            tiny.setId(parcel.sequence());
            tiny.setName(parcel.toText());
            tiny.setTime(parcel.sentAt());
            return tiny;
        }

        @Override
        Parcel read(Object message) throws DamagedException {
            Tiny tiny = (Tiny) message;
            Parcel parcel = Parcel.ofText(tiny.getName());
            if (tiny.getId() != parcel.sequence() || tiny.getTime() != parcel.sentAt()) {
                throw new DamagedException(tiny.toString());
            }
            return parcel;
        }
    },
    /** A string. */
    TEXT(String.class) {
        @Override
        Object write(Parcel parcel, ByteBufAllocator allocator) {
            return parcel.toText();
        }

        @Override
        Parcel read(Object message) throws DamagedException {
            return Parcel.ofText((String) message);
        }
    },
    /** A buffer, which its receiver releases. */
    BYTES(ByteBuf.class) {
        @Override
        Object write(Parcel parcel, ByteBufAllocator allocator) {
            return ByteBufUtil.writeAscii(allocator, parcel.toText());
        }

        @Override
        Parcel read(Object message) throws DamagedException {
            return Parcel.ofText(((ByteBuf) message).toString(StandardCharsets.US_ASCII));
        }
    };

    private final Class<?> type;

    Form(Class<?> type) {
        this.type = type;
    }

    Class<?> type() {
        return type;
    }

    abstract Object write(Parcel parcel, ByteBufAllocator allocator);

    /** Reads a message, and leaves it as it is. */
    abstract Parcel read(Object message) throws DamagedException;
}
