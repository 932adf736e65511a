package io.framewright.codec.msgpack;

import java.lang.invoke.MethodHandle;
import java.util.List;

/**
 * What an object of one class consists of, and how one is made.
 *
 * @param type the class
 * @param members in the order in which they are written
 * @param constructor a record's, which takes the carriers of all components, or a bean's without parameters; returns
 *     Object
 * @param parameters for a record, for each of the constructor's parameters the index of its member; empty for a bean
 * @param layout what objects are on the wire
 */
record ObjectShape(
        Class<?> type, List<Member> members, MethodHandle constructor, List<Integer> parameters, Layout layout) {

    boolean isRecord() {
        return type.isRecord();
    }

    /** How many elements the array has, the gaps of removed members included. */
    int width() {
        return members.isEmpty() ? 0 : members.get(members.size() - 1).position() + 1;
    }
}
