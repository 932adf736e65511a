package io.framewright.codec.msgpack;

import io.framewright.codec.binding.DeclaredType;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * A part of an object: a record's component, or a bean's field with its getter and setter if it has both.
 *
 * @param name its name in the source
 * @param wireName its name where objects are maps
 * @param position its place where objects are arrays
 * @param kind what its declared type is
 * @param type its declared type
 * @param getter takes an Object and returns the kind's carrier
 * @param setter takes an Object and the kind's carrier; null for a record's component
 */
record Member(
        String name,
        String wireName,
        int position,
        Kind kind,
        DeclaredType type,
        MethodHandle getter,
        @Nullable MethodHandle setter) {

    Member at(int place) {
        return new Member(name, wireName, place, kind, type, getter, setter);
    }
}
