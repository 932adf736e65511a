package io.framewright.codec.msgpack;

import io.framewright.codec.binding.DeclaredType;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Finds out what the objects of a class consist of, and refuses classes that cannot be part of a message. */
final class MemberFinder {

    private final DeclaredType type;
    private final Class<?> raw;
    private final MemberOrder order;

    /** Prepares to look at a class; {@code advice} takes the lines to add where positions are missing. */
    MemberFinder(DeclaredType type, Layout layout, Consumer<String> advice) {
        this.type = type;
        this.raw = type.raw();
        this.order = new MemberOrder(raw, layout, advice);
    }

    /** The shape of the class's objects. */
    ObjectShape find() {
        try {
            return raw.isRecord() ? record() : bean();
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(
                    raw.getName() + " cannot be accessed: open its package to " + MemberFinder.class.getModule()
                            + ", or make it and its members public",
                    e);
        }
    }

    private ObjectShape bean() throws IllegalAccessException {
        List<Member> members = new BeanMembers(type).find();
        MethodHandle constructor = Access.constructor(raw);
        return new ObjectShape(raw, order.of(members), constructor, List.of(), order.layoutOf(members));
    }

    private ObjectShape record() throws IllegalAccessException {
        List<Member> members = new ArrayList<>();
        List<Class<?>> parameters = new ArrayList<>();
        for (RecordComponent component : raw.getRecordComponents()) {
            members.add(member(component));
            parameters.add(component.getType());
        }
        List<Member> ordered = order.of(members);
        List<String> names = ordered.stream().map(Member::name).toList();
        List<Integer> indexes =
                members.stream().map(member -> names.indexOf(member.name())).toList();
        return new ObjectShape(raw, ordered, Access.constructor(raw, parameters), indexes, order.layoutOf(members));
    }

    private Member member(RecordComponent component) throws IllegalAccessException {
        Kind kind = Kind.of(component.getType());
        return new Member(
                component.getName(),
                Names.of(component, component.getName()),
                MemberOrder.position(component),
                kind,
                type.ofMember(raw, component.getGenericType()),
                Access.getter(component.getAccessor(), kind),
                null);
    }
}
