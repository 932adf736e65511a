package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.util.IdentityMap;
import com.esotericsoftware.kryo.util.IntMap;
import io.framewright.codec.DecodeException;
import io.framewright.codec.EncodeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the values of a declared type that several classes fit: a class's number, then the object.
 *
 * <pre>
 * 0              null
 * 1..63          a class of the JDK
 * 63 + n         the application's nested class n
 * </pre>
 */
final class SeveralClassesSerializer extends Serializer<Object> {

    /** One of the classes. */
    private record Member(int id, Value value) {}

    private final Class<?> declared;
    private final ClassNumbers numbers;
    private final IntMap<Member> byId = new IntMap<>();
    private final IdentityMap<Class<?>, Member> byClass = new IdentityMap<>();

    SeveralClassesSerializer(Class<?> declared, ClassNumbers numbers) {
        super(true);
        this.declared = declared;
        this.numbers = numbers;
    }

    void add(int id, Class<?> type, Value value) {
        Member member = new Member(id, value);
        byId.put(id, member);
        byClass.put(type, member);
    }

    @Override
    public void write(Kryo kryo, Output output, @Nullable Object object) {
        if (object == null) {
            output.writeByte(Kryo.NULL);
            return;
        }
        Member member = byClass.get(object.getClass());
        if (member == null) {
            member = memberFor(object);
        }
        output.writeVarInt(member.id(), true);
        member.value().serializer().write(kryo, output, object);
    }

    private Member memberFor(Object object) {
        @Nullable Class<?> standIn = null;
        if (object instanceof Enum<?> constant) {
            standIn = constant.getDeclaringClass();
        } else if (JdkClasses.isJdk(object.getClass())) {
            standIn = jdkStandIn(object);
        }
        @Nullable Member member = standIn == null ? null : byClass.get(standIn);
        if (member == null) {
            throw new EncodeException(numbers.unexpected(object.getClass(), declared));
        }
        return member;
    }

    /** The class that an object of a JDK class without a number is written as: an equal one. */
    private static @Nullable Class<?> jdkStandIn(Object object) {
        if (object instanceof List) {
            return ArrayList.class;
        }
        if (object instanceof Set) {
            return LinkedHashSet.class;
        }
        if (object instanceof Map) {
            return LinkedHashMap.class;
        }
        return object instanceof ZoneId ? ZoneId.class : null;
    }

    @Override
    @SuppressWarnings("NullAway") // as Kryo has it: this serializer accepts null
    public Object read(Kryo kryo, Input input, Class<? extends Object> type) {
        int id = input.readVarInt(true);
        if (id == Kryo.NULL) {
            return null;
        }
        Member member = byId.get(id);
        if (member == null) {
            String number = id > JdkClasses.MAX_ID ? "nested class " + (id - JdkClasses.MAX_ID) : "JDK class " + id;
            throw DecodeException.typeNotAllowed(number + " is not listed, or is no " + declared.getName());
        }
        Object object =
                member.value().serializer().read(kryo, input, member.value().type());
        if (object == null) {
            throw DecodeException.malformed("null is written as an object");
        }
        return object;
    }
}
