package io.framewright.codec.msgpack;

import java.util.List;
import java.util.zip.CRC32;

/**
 * What the names of a record's components come down to, as the first element of its array: so two sides that have other
 * components in the same places find out.
 *
 * <p>An integer with four bits for each of the first {@value #PLACES} places, the lowest for the first: 0 where there is
 * no component, else 1 + c modulo 15, where c is the CRC-32 (RFC 1952) of the names in UTF-8, each with a zero byte
 * behind, up to and with that of the place. Places that one side does not have are not compared, so components may be
 * added behind all others. The integer is below 2⁵², which every language has exactly.
 *
 * @param type the class, for errors
 * @param members in the order of their places
 * @param value the integer
 */
record NameCheck(Class<?> type, List<Member> members, long value) {

    private static final int PLACES = 13;
    private static final int BITS = 4;
    private static final int MASK = 0xf;

    static NameCheck of(Class<?> type, List<Member> members) {
        CRC32 crc = new CRC32();
        long value = 0;
        for (int place = 0; place < Math.min(members.size(), PLACES); place++) {
            crc.update(Names.utf8(members.get(place).wireName()));
            crc.update(0);
            value |= (1 + crc.getValue() % MASK) << (BITS * place);
        }
        return new NameCheck(type, members, value);
    }

    /** Writes the array's header and the check. */
    void write(MessageWriter out) {
        out.writeArrayHeader(members.size() + 1);
        out.writeLong(value);
    }

    /** Reads the array's header and the check, and returns the number of elements behind. */
    int read(MessageReader in) {
        int at = in.position();
        int count = in.readArrayHeader();
        if (count == 0) {
            throw Fault.malformed("the array is empty, without a check of names", at);
        }
        long theirs = in.readLong();
        if (theirs != value) {
            requireSameWhereBothHaveMembers(theirs, at);
        }
        return count - 1;
    }

    private void requireSameWhereBothHaveMembers(long theirs, int at) {
        for (int place = 0; place < Math.min(members.size(), PLACES); place++) {
            long other = bits(theirs, place);
            if (other != 0 && other != bits(value, place)) {
                throw Fault.malformed(
                        "the sender's names differ from those of " + type.getName() + " at place " + place
                                + ", which is "
                                + members.get(place).name()
                                + " here: was a component inserted, removed, renamed or moved?",
                        at);
            }
        }
    }

    private static long bits(long check, int place) {
        return (check >>> (BITS * place)) & MASK;
    }
}
