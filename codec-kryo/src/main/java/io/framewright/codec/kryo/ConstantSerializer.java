package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.framewright.codec.DecodeException;
import org.jspecify.annotations.Nullable;

/**
 * Writes a constant of an enum by its place, with a check of its name. New constants are added behind all others.
 *
 * <pre>
 * 0                       null
 * ordinal + 1, check      a constant; the check is the lowest byte of the CRC-32 of its name
 * </pre>
 */
final class ConstantSerializer extends Serializer<Object> {

    private final Class<?> type;
    private final Enum<?>[] constants;
    private final byte[] checks;

    ConstantSerializer(Class<?> type) {
        super(true);
        this.type = type;
        this.constants = (Enum<?>[]) type.getEnumConstants();
        this.checks = new byte[constants.length];
        for (int i = 0; i < checks.length; i++) {
            checks[i] = FieldGroup.check(constants[i].name());
        }
    }

    @Override
    @SuppressWarnings("EnumOrdinal") // the place is what is written, and the check finds out where it moved
    public void write(Kryo kryo, Output output, @Nullable Object constant) {
        if (constant == null) {
            output.writeByte(Kryo.NULL);
            return;
        }
        int ordinal = ((Enum<?>) constant).ordinal();
        output.writeVarInt(ordinal + 1, true);
        output.writeByte(checks[ordinal]);
    }

    @Override
    @SuppressWarnings("NullAway") // as Kryo has it: this serializer accepts null
    public Object read(Kryo kryo, Input input, Class<? extends Object> ignored) {
        int place = input.readVarInt(true);
        if (place == Kryo.NULL) {
            return null;
        }
        int ordinal = place - 1;
        if (ordinal < 0 || ordinal >= constants.length) {
            throw DecodeException.malformed("constant " + ordinal + " of " + type.getName()
                    + " is not known here, where the last is " + (constants.length - 1));
        }
        if (input.readByte() != checks[ordinal]) {
            throw DecodeException.malformed(
                    "constant " + ordinal + " of " + type.getName() + " is " + constants[ordinal]
                            + " here and has another name on the wire; new constants go behind all others");
        }
        return constants[ordinal];
    }
}
