package io.framewright.codec.msgpack;

import io.framewright.codec.EncodeException;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.msgpack.value.ExtensionValue;
import org.msgpack.value.IntegerValue;
import org.msgpack.value.TimestampValue;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;

/**
 * Any value of MessagePack, as msgpack-core's {@link Value}. Where Value itself is declared, nil is read as its nil; where
 * one of its kinds is declared, such as {@link ExtensionValue}, nil is null and no other kind is read.
 *
 * @param declared Value, or one of its kinds
 */
record ValueBinding(Class<?> declared) implements Binding {

    static boolean accepts(Class<?> type) {
        return type.isInterface()
                && Value.class.isAssignableFrom(type)
                && type.getPackage() == Value.class.getPackage();
    }

    @Override
    public void write(MessageWriter out, @Nullable Object value) {
        if (value == null) {
            out.writeNil();
        } else {
            writeValue(out, (Value) value);
        }
    }

    private static void writeValue(MessageWriter out, Value value) {
        switch (value.getValueType()) {
            case NIL -> out.writeNil();
            case BOOLEAN -> out.writeBoolean(value.asBooleanValue().getBoolean());
            case INTEGER -> writeInteger(out, value.asIntegerValue());
            case FLOAT -> out.writeDouble(value.asFloatValue().toDouble());
            case STRING -> writeText(out, value.asStringValue().asByteArray());
            case BINARY -> out.writeBinary(value.asBinaryValue().asByteArray());
            case ARRAY -> writeArray(out, value);
            case MAP -> writeMap(out, value);
            case EXTENSION -> writeExtension(out, value);
        }
    }

    private static void writeInteger(MessageWriter out, IntegerValue value) {
        if (value.isInLongRange()) {
            out.writeLong(value.toLong());
            return;
        }
        BigInteger big = value.toBigInteger();
        if (big.signum() < 0 || big.bitLength() > Long.SIZE) {
            throw new EncodeException(big + " does not fit into 64 bits");
        }
        out.writeUnsignedLong(big.longValue());
    }

    private static void writeText(MessageWriter out, byte[] utf8) {
        out.writeStringHeader(utf8.length);
        out.writeRaw(utf8);
    }

    private static void writeArray(MessageWriter out, Value value) {
        out.enter();
        out.writeArrayHeader(value.asArrayValue().size());
        for (Value each : value.asArrayValue()) {
            writeValue(out, each);
        }
        out.leave();
    }

    private static void writeMap(MessageWriter out, Value value) {
        out.enter();
        out.writeMapHeader(value.asMapValue().size());
        for (Map.Entry<Value, Value> entry : value.asMapValue().entrySet()) {
            writeValue(out, entry.getKey());
            writeValue(out, entry.getValue());
        }
        out.leave();
    }

    private static void writeExtension(MessageWriter out, Value value) {
        if (value instanceof TimestampValue timestamp) {
            out.writeTimestamp(timestamp.getEpochSecond(), timestamp.getNano());
        } else {
            ExtensionValue extension = value.asExtensionValue();
            out.writeExtension(extension.getType(), extension.getData());
        }
    }

    @Override
    public @Nullable Object read(MessageReader in) {
        int at = in.position();
        Value value = readValue(in);
        if (declared == Value.class) {
            return value;
        }
        if (value.isNilValue()) {
            return null;
        }
        if (!declared.isInstance(value)) {
            throw Fault.malformed(
                    "expected " + declared.getSimpleName() + ", found a value of kind " + value.getValueType(), at);
        }
        return value;
    }

    private static Value readValue(MessageReader in) {
        if (in.readNil()) {
            return ValueFactory.newNil();
        }
        return switch (in.nextKind()) {
            case BOOLEAN -> ValueFactory.newBoolean(in.readBoolean());
            case INTEGER ->
                in.isLargeUnsigned()
                        ? ValueFactory.newInteger(BigNumbers.readInteger(in))
                        : ValueFactory.newInteger(in.readLong());
            case FLOAT -> ValueFactory.newFloat(in.readDouble());
            case STRING -> ValueFactory.newString(in.readRawString(), true);
            case BINARY -> ValueFactory.newBinary(in.readBinary(), true);
            case ARRAY -> readArray(in);
            case MAP -> readMap(in);
            case EXTENSION -> readExtension(in);
            case NIL -> throw in.malformed("the byte c1 is reserved");
        };
    }

    private static Value readArray(MessageReader in) {
        in.enter();
        int size = in.readArrayHeader();
        in.beginElements(size, 1, size);
        Value[] elements = new Value[size];
        for (int i = 0; i < size; i++) {
            in.nextElement(1);
            elements[i] = readValue(in);
        }
        in.leave();
        return ValueFactory.newArray(elements, true);
    }

    private static Value readMap(MessageReader in) {
        in.enter();
        int size = in.readMapHeader();
        in.beginElements(size, 2, 2 * size);
        Value[] entries = new Value[2 * size];
        for (int i = 0; i < entries.length; i++) {
            in.nextElement(1);
            entries[i] = readValue(in);
        }
        in.leave();
        return ValueFactory.newMap(entries, true);
    }

    private static Value readExtension(MessageReader in) {
        int at = in.position();
        byte[] extension = in.readExtension();
        if (extension[0] == Format.TIMESTAMP) {
            in.position(at);
            return in.readTimestamp(ValueFactory::newTimestamp);
        }
        return ValueFactory.newExtension(extension[0], java.util.Arrays.copyOfRange(extension, 1, extension.length));
    }

    @Override
    public boolean readsNil() {
        return declared == Value.class;
    }

    /** Counted where they are elements, as if they were all leaves. */
    @Override
    public boolean leaf() {
        return true;
    }
}
