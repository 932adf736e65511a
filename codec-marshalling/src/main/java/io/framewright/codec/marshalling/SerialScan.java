package io.framewright.codec.marshalling;

import io.framewright.codec.ClassNumbers;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.SerializableClasses;
import java.io.IOException;
import java.io.ObjectStreamConstants;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks over a message of the serial protocol before JBoss Marshalling reads it, whose reader believes some counts in it,
 * recurses for some bytes as often as they come, and takes fields as they are on this side whatever the message says. The
 * grammar is that of the Java Object Serialization Specification, chapter 6.4, without what a message does not need:
 * exceptions, resets, proxies, and data in class descriptions.
 */
final class SerialScan implements ObjectStreamConstants {

    private static final int TC_CLASSTABLEDESC = 0xf0;
    private static final int MAX_SUPERCLASSES = 64;

    /** What a handle stands for that is neither a class description nor a string. */
    private static final Object OBJECT = new Object();

    private static final Object STRING = new Object();

    private final SerializableClasses admitted;
    private final @Nullable ClassNumbers numbers;
    private final DecodeLimits limits;
    private final ArrayLimits arrays;
    private final ScanInput in = new ScanInput();
    private final List<Object> handles = new ArrayList<>();
    private int objects;

    SerialScan(MessageForm form) {
        admitted = form.admitted();
        numbers = form.numbers();
        limits = form.limits();
        arrays = new ArrayLimits(limits);
    }

    /** Checks that the bytes are one message, or nearly so, within the limits. */
    void require(byte[] bytes, int start, int length) throws IOException {
        in.begin(bytes, start, length);
        handles.clear();
        objects = 0;
        try {
            if (in.readShort() != STREAM_MAGIC || in.readShort() != STREAM_VERSION) {
                throw DecodeException.malformed("the message does not begin with ac ed 00 05");
            }
            scanObject(1);
            if (in.available() > 0) {
                throw DecodeException.leftOver(in.available());
            }
        } finally {
            in.end();
        }
    }

    private void scanObject(int depth) throws IOException {
        scanObject(in.readUnsignedByte(), depth);
    }

    private void scanObject(int lead, int depth) throws IOException {
        switch (lead & 0xff) {
            case TC_NULL -> {}
            case TC_REFERENCE -> requireObject(in.readInt());
            case TC_STRING -> {
                count();
                scanString(in.readUnsignedShort());
            }
            case TC_LONGSTRING -> {
                count();
                scanString(in.readLong());
            }
            case TC_CLASS -> scanClass();
            case TC_ENUM -> scanEnum(depth);
            case TC_ARRAY -> scanArray(depth);
            case TC_OBJECT -> scanInstance(depth);
            default -> throw DecodeException.malformed("byte " + lead + " stands where an object should");
        }
    }

    private void count() {
        objects++;
        requireAtMost("objects in one message", objects, limits.maxObjects());
    }

    private void enter(int depth) {
        count();
        requireAtMost("depth", depth, limits.maxDepth());
    }

    private static void requireAtMost(String what, long value, long limit) {
        if (value > limit) {
            throw DecodeException.limitExceeded(what, value, limit);
        }
    }

    private Object handle(int number) {
        int index = number - baseWireHandle;
        if (index < 0 || index >= handles.size()) {
            throw DecodeException.malformed("a reference to nothing");
        }
        return handles.get(index);
    }

    private void requireObject(int number) {
        if (handle(number) instanceof SerialClass) {
            throw DecodeException.malformed("a reference to a class description where an object should be");
        }
    }

    private void scanString(long length) throws IOException {
        requireAtMost("bytes in one string", length, limits.maxBytes());
        in.skip(length);
        handles.add(STRING);
    }

    private void scanClass() throws IOException {
        requireClass();
        count();
        handles.add(OBJECT);
    }

    private void scanEnum(int depth) throws IOException {
        if (!requireClass().type().isEnum()) {
            throw DecodeException.malformed("a constant of a class that is no enum");
        }
        enter(depth);
        handles.add(OBJECT);
        scanText();
    }

    /** Walks over the name of a constant or of a field's type, which counts as no object. */
    private void scanText() throws IOException {
        int lead = in.readUnsignedByte();
        if (lead == TC_STRING) {
            scanString(in.readUnsignedShort());
        } else if (lead != TC_REFERENCE || handle(in.readInt()) != STRING) {
            throw DecodeException.malformed("no string where there should be one");
        }
    }

    private void scanArray(int depth) throws IOException {
        Class<?> component = requireClass().type().getComponentType();
        if (component == null) {
            throw DecodeException.malformed("an array of a class that is no array");
        }
        enter(depth);
        handles.add(OBJECT);
        int length = in.readInt();
        if (length < 0) {
            throw DecodeException.malformed("an array of negative length");
        }
        if (component.isPrimitive()) {
            arrays.require(component == boolean.class ? byte.class : component, length, in.available());
            in.skip((long) length * ArrayLimits.width(component));
            return;
        }
        arrays.require(Object.class, length, in.available());
        for (int i = 0; i < length; i++) {
            scanObject(depth + 1);
        }
    }

    private void scanInstance(int depth) throws IOException {
        SerialClass type = requireClass();
        if (!type.canHaveInstances()) {
            throw DecodeException.malformed(type.type().getName() + " is no class that an object has");
        }
        enter(depth);
        handles.add(OBJECT);
        scanData(type, depth);
    }

    private void scanData(SerialClass type, int depth) throws IOException {
        SerialClass parent = type.parent();
        if (parent != null) {
            scanData(parent, depth);
        }
        in.skip(type.primitiveBytes());
        for (int i = 0; i < type.objectFields(); i++) {
            scanObject(depth + 1);
        }
        if (type.hasOwnData()) {
            scanOwnData(depth);
        }
    }

    /** Walks over what a class's own methods wrote. */
    private void scanOwnData(int depth) throws IOException {
        for (int lead = in.readUnsignedByte(); lead != TC_ENDBLOCKDATA; lead = in.readUnsignedByte()) {
            if (lead == TC_BLOCKDATA) {
                in.skip(requireData(in.readUnsignedByte()));
            } else if (lead == TC_BLOCKDATALONG) {
                in.skip(in.readInt());
            } else {
                scanObject(lead, depth + 1);
            }
        }
    }

    /** JBoss Marshalling 2.3.0 writes a block of 256 bytes with the length 0, so that they would be read as codes. */
    private static int requireData(int length) {
        if (length == 0) {
            throw DecodeException.malformed(
                    "a block of data is empty, or is one of 256 bytes that JBoss Marshalling wrote wrong");
        }
        return length;
    }

    private SerialClass requireClass() throws IOException {
        SerialClass type = scanClassDescription(0);
        if (type == null) {
            throw DecodeException.malformed("an object without a class");
        }
        return type;
    }

    private @Nullable SerialClass scanClassDescription(int superclasses) throws IOException {
        int lead = in.readUnsignedByte();
        if (lead == TC_NULL) {
            return null;
        }
        if (lead == TC_REFERENCE) {
            if (handle(in.readInt()) instanceof SerialClass known) {
                return known;
            }
            throw DecodeException.malformed("a reference to something else where a class description should be");
        }
        if (lead == TC_CLASSTABLEDESC && numbers != null) {
            return scanNumber(numbers);
        }
        if (lead != TC_CLASSDESC || superclasses > MAX_SUPERCLASSES) {
            throw lead == TC_PROXYCLASSDESC
                    ? DecodeException.typeNotAllowed("dynamic proxies are never read")
                    : DecodeException.malformed("byte " + lead + " stands where a class description should");
        }
        return scanNewClass(superclasses);
    }

    private SerialClass scanNumber(ClassNumbers table) throws IOException {
        int end = in.requireBlock();
        Class<?> type = table.read(in.data());
        if (type == null || in.available() != end || in.readUnsignedByte() != TC_ENDBLOCKDATA) {
            throw DecodeException.malformed("a class table's entry is no number");
        }
        SerialClass described = SerialClass.local(admit(type.getName()));
        handles.add(described);
        return described;
    }

    private Class<?> admit(String name) {
        Class<?> type = admitted.find(name);
        if (type == null) {
            throw DecodeException.typeNotAllowed(
                    "class " + ReadGuard.shorten(name) + " is neither declared by a field nor listed as nested");
        }
        return type;
    }

    private SerialClass scanNewClass(int superclasses) throws IOException {
        Class<?> type = admit(in.readText());
        in.skip(Long.BYTES);
        int handle = handles.size();
        handles.add(OBJECT);
        SerialClass.Description description = new SerialClass.Description(type, in.readUnsignedByte());
        int fields = in.readUnsignedShort();
        for (int i = 0; i < fields; i++) {
            int code = in.readUnsignedByte();
            description.addField(code, in.readText());
            if (code == 'L' || code == '[') {
                scanText();
            }
        }
        if (in.readUnsignedByte() != TC_ENDBLOCKDATA) {
            throw DecodeException.malformed("data in the description of " + type.getName());
        }
        SerialClass described = description.end(scanClassDescription(superclasses + 1));
        handles.set(handle, described);
        return described;
    }
}
