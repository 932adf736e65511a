package io.framewright.codec.marshalling;

import io.framewright.codec.DecodeException;
import org.jboss.marshalling.ObjectTable;
import org.jboss.marshalling.Unmarshaller;
import org.jspecify.annotations.Nullable;

/** Knows no objects, and refuses messages that refer to some. */
enum NoObjectTable implements ObjectTable {
    INSTANCE;

    @Override
    @SuppressWarnings("NullAway") // null is how a table says that it does not know an object
    public @Nullable Writer getObjectWriter(Object object) {
        return null;
    }

    @Override
    public Object readObject(Unmarshaller unmarshaller) {
        throw DecodeException.malformed("the message refers to a table of objects, and there is none");
    }
}
