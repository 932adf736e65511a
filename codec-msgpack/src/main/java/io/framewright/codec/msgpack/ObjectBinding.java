package io.framewright.codec.msgpack;

import io.framewright.codec.EncodeException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object of exactly one class: an array of its members' values, or a map of their names to their values.
 *
 * <pre>
 * +-------+---------+---------+----        +-------+--------+---------+--------+---------+----
 * | 9n    | value   | value   | ...   or   | 8n    | name   | value   | name   | value   | ...
 * | dc nn | of 0    | of 1    |            | de nn | string |         | string |         |
 * +-------+---------+---------+----        +-------+--------+---------+--------+---------+----
 * </pre>
 *
 * <p>An array that is checked begins with one more element, see {@link NameCheck}.
 *
 * <p>A reader ignores elements behind those that it knows, and names that it does not know. What it misses is what the
 * constructor of a bean has set, and for a record null, 0, false or an empty Optional.
 */
abstract class ObjectBinding implements Binding {

    private final ObjectShape shape;
    private final Class<?> type;
    private final ClassNumbers numbers;
    private final NameTable names;
    private final NameCheck check;
    private List<Binding> bindings = List.of();

    ObjectBinding(ObjectShape shape, ClassNumbers numbers) {
        this.shape = shape;
        this.type = shape.type();
        this.numbers = numbers;
        this.names =
                new NameTable(shape.members().stream().map(Member::wireName).toList(), type.getName());
        this.check = NameCheck.of(type, shape.members());
    }

    /** Tells how each member is written. Called once, before the codec is used. */
    void link(List<Binding> members) {
        bindings = members;
    }

    ObjectShape shape() {
        return shape;
    }

    NameTable names() {
        return names;
    }

    Binding binding(int member) {
        return bindings.get(member);
    }

    /** What stands for a member that the peer has not sent. */
    @Nullable
    Object missing(int member) {
        Kind kind = shape.members().get(member).kind();
        return kind.isPrimitive() ? kind.missing() : binding(member).missing();
    }

    /** Writes the header of an array that is checked, and the check. */
    final void writeCheckedHeader(MessageWriter out) {
        check.write(out);
    }

    /** Reads the header of an array that is checked, and the check; returns the number of elements behind. */
    final int readCheckedHeader(MessageReader in) {
        return check.read(in);
    }

    /** Writes the array or map. */
    abstract void writeMembers(MessageWriter out, Object object);

    /** Reads the array or map, and makes the object. */
    abstract Object readMembers(MessageReader in);

    @Override
    public final void write(MessageWriter out, @Nullable Object object) {
        if (object == null) {
            out.writeNil();
            return;
        }
        if (object.getClass() != type) {
            throw new EncodeException(numbers.unexpected(object.getClass(), type));
        }
        out.enter();
        writeMembers(out, object);
        out.leave();
    }

    @Override
    public final @Nullable Object read(MessageReader in) {
        if (in.readNil()) {
            return null;
        }
        in.enter();
        Object object = readMembers(in);
        in.leave();
        return object;
    }

    @Override
    public final void locate(Place place) {
        if (shape.layout() == Layout.MAPS) {
            locateByName(place);
        } else {
            locateByPosition(place);
        }
    }

    private void locateByPosition(Place place) {
        int count = place.in().readArrayHeader();
        if (shape.layout() == Layout.CHECKED_ARRAYS && (count-- == 0 || !place.passes())) {
            return;
        }
        int member = 0;
        for (int i = 0; i < count && member < bindings.size(); i++) {
            boolean gap = shape.members().get(member).position() > i;
            if (gap ? !place.passes() : enters(place, member++)) {
                return;
            }
        }
    }

    private void locateByName(Place place) {
        int count = place.in().readMapHeader();
        for (int i = 0; i < count; i++) {
            int member = names.readFrom(place.in());
            if (member == NameTable.UNKNOWN ? !place.passes() : enters(place, member)) {
                return;
            }
        }
    }

    private boolean enters(Place place, int member) {
        return place.enters("." + shape.members().get(member).name(), binding(member));
    }
}
