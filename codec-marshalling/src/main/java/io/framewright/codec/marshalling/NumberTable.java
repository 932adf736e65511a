package io.framewright.codec.marshalling;

import io.framewright.codec.ClassNumbers;
import io.framewright.codec.DecodeException;
import java.io.IOException;
import org.jboss.marshalling.ClassTable;
import org.jboss.marshalling.Marshaller;
import org.jboss.marshalling.Unmarshaller;
import org.jspecify.annotations.Nullable;

/** Writes and reads numbers in place of descriptions of classes, or refuses them where there are none. */
final class NumberTable implements ClassTable, ClassTable.Writer {

    private final @Nullable ClassNumbers numbers;
    private final @Nullable ReadGuard guard;

    NumberTable(MessageForm form, @Nullable ReadGuard guard) {
        this.numbers = form.numbers();
        this.guard = guard;
    }

    @Override
    @SuppressWarnings("NullAway") // null is how a table says that it does not know a class
    public @Nullable Writer getClassWriter(Class<?> type) {
        return numbers != null && numbers.has(type) ? this : null;
    }

    @Override
    public void writeClass(Marshaller marshaller, Class<?> type) throws IOException {
        if (numbers != null) {
            numbers.write(type, marshaller);
        }
    }

    @Override
    public Class<?> readClass(Unmarshaller unmarshaller) throws IOException {
        if (numbers == null || guard == null) {
            throw DecodeException.malformed("the message has a class table, as marshalling(class-table) writes it");
        }
        try {
            int kind = unmarshaller instanceof GuardedRiverUnmarshaller river ? river.kind() : 0;
            Class<?> type = numbers.read(unmarshaller);
            if (type == null) {
                throw DecodeException.malformed("a class is said to have a name, and has none");
            }
            if (unmarshaller instanceof GuardedRiverUnmarshaller river) {
                river.requireKind(kind, type);
            }
            return guard.admitDescribed(type.getName());
        } catch (DecodeException e) {
            throw guard.refuse(e);
        }
    }
}
