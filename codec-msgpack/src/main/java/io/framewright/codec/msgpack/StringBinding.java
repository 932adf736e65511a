package io.framewright.codec.msgpack;

import org.jspecify.annotations.Nullable;

/** Strings, also as elements and keys. */
record StringBinding() implements Binding {

    static final StringBinding INSTANCE = new StringBinding();

    @Override
    public void write(MessageWriter out, @Nullable Object value) {
        out.writeString((String) value);
    }

    @Override
    public @Nullable Object read(MessageReader in) {
        return in.readString();
    }

    @Override
    public boolean leaf() {
        return true;
    }
}
