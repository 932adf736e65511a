package io.framewright.codec.msgpack;

import io.framewright.codec.EncodeException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The values of a declared type that several classes fit: a class's number, and the object as its class has it.
 *
 * <pre>
 * +----+------------------+---------+
 * | 92 | number of class  | object  |
 * |    | integer          |         |
 * +----+------------------+---------+
 * </pre>
 */
final class SeveralBinding implements Binding {

    /** One of the classes. */
    private record Member(int number, Class<?> type, Binding binding) {}

    private final Class<?> declared;
    private final ClassNumbers numbers;
    private final Map<Class<?>, Member> byClass = new LinkedHashMap<>();
    private final SortedMap<Integer, Member> byNumber = new TreeMap<>();

    /** What is in {@link #byNumber}, for a search that makes no objects. */
    private int[] sortedNumbers = {};

    private Member[] sortedMembers = {};

    SeveralBinding(Class<?> declared, ClassNumbers numbers) {
        this.declared = declared;
        this.numbers = numbers;
    }

    /** Adds a class. All are added before the codec is used. */
    void add(int number, Class<?> type, Binding binding) {
        Member member = new Member(number, type, binding);
        byClass.put(type, member);
        byNumber.put(number, member);
        sortedNumbers = byNumber.keySet().stream().mapToInt(Integer::intValue).toArray();
        sortedMembers = byNumber.values().toArray(Member[]::new);
    }

    @Override
    public void write(MessageWriter out, @Nullable Object value) {
        if (value == null) {
            out.writeNil();
            return;
        }
        Member member = byClass.get(value.getClass());
        if (member == null) {
            member = memberFor(value);
        }
        out.writeArrayHeader(2);
        out.writeInt(member.number());
        member.binding().write(out, value);
    }

    /** Constants of an enum may have classes of their own; a numbered interface of the JDK stands for what implements it. */
    private Member memberFor(Object value) {
        Class<?> type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        @Nullable Member known = byClass.get(type);
        return known != null
                ? known
                : byClass.values().stream()
                        .filter(member -> JdkTypes.isJdk(member.type())
                                && !ClassNumbers.isConcrete(member.type())
                                && member.type().isInstance(value))
                        .findFirst()
                        .orElseThrow(() -> new EncodeException(numbers.unexpected(type, declared)));
    }

    @Override
    public @Nullable Object read(MessageReader in) {
        if (in.readNil()) {
            return null;
        }
        Binding binding = readMember(in);
        int at = in.position();
        Object value = binding.read(in);
        if (value == null) {
            throw Fault.malformed("expected an object behind the number of its class, found nil", at);
        }
        return value;
    }

    private Binding readMember(MessageReader in) {
        in.readTuple(2);
        int at = in.position();
        int number = in.readInt();
        int index = Arrays.binarySearch(sortedNumbers, number);
        if (index < 0) {
            throw Fault.typeNotAllowed("nested class " + number + " is not listed, or is no " + declared.getName(), at);
        }
        return sortedMembers[index].binding();
    }

    @Override
    public void locate(Place place) {
        Binding binding = readMember(place.in());
        place.enters("", binding);
    }
}
