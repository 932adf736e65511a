package io.framewright.codec.msgpack;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out what the objects of a class consist of, and refuses classes that cannot be part of a message. */
final class MemberFinder {

    private static final int MAX_POSITION = 1023;

    /** A member has no {@link Position}. */
    private static final int NONE = -1;

    private final DeclaredType type;
    private final Class<?> raw;
    private final Layout layout;
    private final Consumer<String> advice;

    /** @param advice takes the lines to add where positions are missing */
    MemberFinder(DeclaredType type, Layout layout, Consumer<String> advice) {
        this.type = type;
        this.raw = type.raw();
        this.layout = layout;
        this.advice = advice;
    }

    /** The shape of the class's objects. */
    ObjectShape find() {
        try {
            return raw.isRecord() ? record() : bean();
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(
                    raw.getName() + " cannot be accessed: open its package to the module "
                            + MemberFinder.class.getModule() + ", or make it and its members public",
                    e);
        }
    }

    private ObjectShape record() throws IllegalAccessException {
        List<Member> members = new ArrayList<>();
        List<Class<?>> parameters = new ArrayList<>();
        for (RecordComponent component : raw.getRecordComponents()) {
            Kind kind = Kind.of(component.getType());
            parameters.add(component.getType());
            members.add(new Member(
                    component.getName(),
                    Names.of(component, component.getName()),
                    position(component),
                    kind,
                    type.ofMember(raw, component.getGenericType()),
                    Access.getter(component.getAccessor(), kind),
                    null));
        }
        List<Member> ordered = ordered(members);
        List<String> names = ordered.stream().map(Member::name).toList();
        List<Integer> indexes =
                members.stream().map(member -> names.indexOf(member.name())).toList();
        return new ObjectShape(raw, ordered, Access.constructor(raw, parameters), indexes, layout);
    }

    private ObjectShape bean() throws IllegalAccessException {
        requireBean();
        MethodHandle constructor = Access.constructor(raw);
        List<Member> members = new ArrayList<>();
        for (Class<?> level = raw; !JdkTypes.isJdk(level); level = level.getSuperclass()) {
            List<Member> own = new ArrayList<>();
            for (Field field : level.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && !Modifier.isTransient(field.getModifiers())
                        && !field.isSynthetic()) {
                    own.add(member(field));
                }
            }
            members.addAll(0, own);
        }
        return new ObjectShape(raw, ordered(members), constructor, List.of(), layout);
    }

    private Member member(Field field) throws IllegalAccessException {
        Kind kind = Kind.of(field.getType());
        @Nullable Method getter = getter(field);
        @Nullable Method setter = setter(field);
        boolean direct = getter == null || setter == null;
        if (direct && Modifier.isFinal(field.getModifiers())) {
            throw new IllegalArgumentException(field.getDeclaringClass().getName() + "." + field.getName()
                    + " is final and has no getter and setter: make the class a record, or the field transient");
        }
        List<AnnotatedElement> places =
                Stream.<@Nullable AnnotatedElement>of(field, getter, setter).filter(place -> place != null).toList();
        return new Member(
                field.getName(),
                Names.of(annotated(places, WireName.class), field.getName()),
                position(annotated(places, Position.class)),
                kind,
                type.ofMember(field.getDeclaringClass(), field.getGenericType()),
                getter == null || setter == null ? Access.getter(field, kind) : Access.getter(getter, kind),
                getter == null || setter == null ? Access.setter(field, kind) : Access.setter(setter, kind));
    }

    private static AnnotatedElement annotated(
            List<AnnotatedElement> places, Class<? extends java.lang.annotation.Annotation> annotation) {
        return places.stream()
                .filter(place -> place.isAnnotationPresent(annotation))
                .findFirst()
                .orElse(places.get(0));
    }

    private @Nullable Method getter(Field field) {
        String name = capitalized(field);
        boolean truth = field.getType() == boolean.class;
        return Stream.of(raw.getMethods())
                .filter(method -> method.getName().equals("get" + name)
                        || (truth && method.getName().equals("is" + name)))
                .filter(method -> method.getParameterCount() == 0 && method.getReturnType() == field.getType())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Method setter(Field field) {
        String name = "set" + capitalized(field);
        return Stream.of(raw.getMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == 1)
                .filter(method -> method.getParameterTypes()[0] == field.getType())
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isBridge())
                .findFirst()
                .orElse(null);
    }

    private static String capitalized(Field field) {
        return field.getName().substring(0, 1).toUpperCase(Locale.ROOT)
                + field.getName().substring(1);
    }

    private static int position(AnnotatedElement element) {
        Position position = element.getAnnotation(Position.class);
        return position == null ? NONE : position.value();
    }

    /** Puts members into the order in which they are written, and gives each its position. */
    private List<Member> ordered(List<Member> members) {
        boolean all = members.stream().noneMatch(member -> member.position() == NONE);
        boolean none = members.stream().allMatch(member -> member.position() == NONE);
        if (all) {
            requireDistinct(members);
            return members.stream()
                    .sorted(Comparator.comparingInt(Member::position))
                    .toList();
        }
        if (!none || (layout == Layout.ARRAYS && !raw.isRecord())) {
            advice.accept(lines(members));
        }
        List<Member> ordered = new ArrayList<>(members);
        if (!raw.isRecord()) {
            ordered.sort(Comparator.comparing(Member::wireName));
        }
        return IntStream.range(0, ordered.size())
                .mapToObj(i -> ordered.get(i).at(i))
                .toList();
    }

    private void requireDistinct(List<Member> members) {
        Map<Integer, Member> seen = new HashMap<>();
        for (Member member : members) {
            if (member.position() < 0 || member.position() > MAX_POSITION) {
                throw new IllegalArgumentException("@Position(" + member.position() + ") of " + raw.getName() + "."
                        + member.name() + " is not between 0 and " + MAX_POSITION);
            }
            @Nullable Member other = seen.put(member.position(), member);
            if (other != null) {
                throw new IllegalArgumentException(raw.getName() + " has @Position(" + member.position() + ") on "
                        + other.name() + " and on " + member.name());
            }
        }
    }

    /** The lines that give each member a position. */
    private String lines(List<Member> members) {
        int next = members.stream().mapToInt(Member::position).max().orElse(NONE) + 1;
        StringBuilder lines = new StringBuilder("\n  in " + raw.getName());
        for (Member member : members) {
            if (member.position() == NONE) {
                lines.append("\n    @Position(").append(next++).append(") ").append(member.name());
            }
        }
        return lines.toString();
    }

    private void requireBean() {
        if (JdkTypes.isJdk(raw)) {
            throw new IllegalArgumentException(raw.getTypeName() + " cannot be part of a message");
        }
        if (raw.isHidden()) {
            throw new IllegalArgumentException(raw.getName() + " is a hidden class or a lambda");
        }
        if (Collection.class.isAssignableFrom(raw) || Map.class.isAssignableFrom(raw)) {
            throw new IllegalArgumentException(
                    raw.getName() + " is a collection of its own kind; put a JDK collection into a field instead");
        }
        Class<?> superclass = raw.getSuperclass();
        while (!JdkTypes.isJdk(superclass)) {
            superclass = superclass.getSuperclass();
        }
        if (superclass != Object.class) {
            throw new IllegalArgumentException(
                    raw.getName() + " extends the JDK's " + superclass.getName() + ", whose fields cannot be read");
        }
    }
}
