package io.framewright.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** JDK serialization: a stream for each message. */
final class BareJdk implements Bare {

    private final ReusedOutput output = new ReusedOutput();
    private final @Nullable ObjectInputFilter filter;

    private BareJdk(@Nullable ObjectInputFilter filter) {
        this.filter = filter;
    }

    static BareJdk unfiltered() {
        return new BareJdk(null);
    }

    static BareJdk filtered(Message message) {
        return new BareJdk(new AllowList(message));
    }

    @Override
    public int encode(Object message) {
        output.reset();
        try (ObjectOutputStream stream = new ObjectOutputStream(output)) {
            stream.writeObject(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return output.length();
    }

    @Override
    public byte[] bytes() {
        return output.bytes();
    }

    @Override
    @SuppressWarnings("BanSerializableRead") // what is measured
    public Object decode(byte[] bytes, int offset, int length) {
        try (ObjectInputStream stream = new ObjectInputStream(new ByteArrayInputStream(bytes, offset, length))) {
            if (filter != null) {
                stream.setObjectInputFilter(filter);
            }
            return stream.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
