package io.framewright.codec;

import io.netty.buffer.ByteBuf;
import java.io.ObjectStreamConstants;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks over a stream of the Java Object Serialization Specification (chapter 6.4) and notes the names of the classes that
 * its objects, arrays, enums and class values have. It sees bytes and names only: nothing is loaded. Names of
 * superclasses are passed by. Where the bytes leave the grammar, or nest deeper than {@value #MAX_DEPTH}, the walk ends,
 * and what was found until there counts.
 */
final class SerialNames implements ObjectStreamConstants {

    private static final int MAX_DEPTH = 200;
    private static final int MAX_LEVELS = 64;
    private static final int HEADER = 4;

    /**
     * What the bytes say of a class.
     *
     * @param name its name, or null for a proxy
     * @param parent its superclass, if it is described
     * @param levels how many classes it is, superclasses included
     * @param flags as the specification has them
     * @param fields the code of each field's type
     */
    private record Description(
            @Nullable String name, @Nullable Description parent, int levels, int flags, String fields) {}

    private final ByteBuf in;
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> proxied = new LinkedHashSet<>();
    private final List<@Nullable Description> handles = new ArrayList<>();

    private SerialNames(ByteBuf in) {
        this.in = in;
    }

    /** Walks over the buffer's readable bytes, whose indices stay as they are. */
    static SerialNames in(ByteBuf message) {
        SerialNames walk = new SerialNames(message.duplicate());
        try {
            walk.skip(HEADER);
            while (walk.in.isReadable()) {
                walk.content(walk.readByte(), 1);
            }
        } catch (StreamCorruptedException e) {
            // what was found until here counts
        }
        return walk;
    }

    /** The names that {@link Class#getName} gives, in the order in which they came. */
    Set<String> names() {
        return names;
    }

    /** The interfaces of dynamic proxies. */
    Set<String> proxied() {
        return proxied;
    }

    private void skip(long count) throws StreamCorruptedException {
        if (count < 0 || count > in.readableBytes()) {
            throw new StreamCorruptedException();
        }
        in.skipBytes((int) count);
    }

    private void require(int count) throws StreamCorruptedException {
        if (in.readableBytes() < count) {
            throw new StreamCorruptedException();
        }
    }

    private int readByte() throws StreamCorruptedException {
        require(Byte.BYTES);
        return in.readByte();
    }

    private int readInt() throws StreamCorruptedException {
        require(Integer.BYTES);
        return in.readInt();
    }

    private int readLength() throws StreamCorruptedException {
        require(Short.BYTES);
        return in.readUnsignedShort();
    }

    private String readName() throws StreamCorruptedException {
        int length = readLength();
        require(length);
        return in.readCharSequence(length, StandardCharsets.UTF_8).toString();
    }

    private void content(int lead, int depth) throws StreamCorruptedException {
        if (depth > MAX_DEPTH) {
            throw new StreamCorruptedException();
        }
        switch (lead) {
            case TC_NULL -> {}
            case TC_RESET -> handles.clear();
            case TC_REFERENCE -> readInt();
            case TC_CLASSDESC -> describe(depth);
            case TC_PROXYCLASSDESC -> describeProxy(depth);
            case TC_CLASS -> {
                note(description(depth));
                handles.add(null);
            }
            case TC_STRING -> string(readLength());
            case TC_LONGSTRING -> {
                require(Long.BYTES);
                string(in.readLong());
            }
            case TC_BLOCKDATA -> skip(readByte() & 0xff);
            case TC_BLOCKDATALONG -> skip(readInt());
            case TC_ENUM -> {
                note(description(depth));
                handles.add(null);
                content(readByte(), depth + 1);
            }
            case TC_ARRAY -> array(depth);
            case TC_OBJECT -> object(depth);
            default -> throw new StreamCorruptedException();
        }
    }

    private void string(long length) throws StreamCorruptedException {
        handles.add(null);
        skip(length);
    }

    private void note(Description type) {
        if (type.name != null) {
            names.add(type.name);
        }
    }

    private Description description(int depth) throws StreamCorruptedException {
        Description type = optionalDescription(depth);
        if (type == null) {
            throw new StreamCorruptedException();
        }
        return type;
    }

    private @Nullable Description optionalDescription(int depth) throws StreamCorruptedException {
        if (depth > MAX_DEPTH) {
            throw new StreamCorruptedException();
        }
        int lead = readByte();
        return switch (lead) {
            case TC_NULL -> null;
            case TC_REFERENCE -> described(readInt() - baseWireHandle);
            case TC_CLASSDESC -> describe(depth);
            case TC_PROXYCLASSDESC -> describeProxy(depth);
            default -> throw new StreamCorruptedException();
        };
    }

    private Description described(int handle) throws StreamCorruptedException {
        Description type = handle < 0 || handle >= handles.size() ? null : handles.get(handle);
        if (type == null) {
            throw new StreamCorruptedException();
        }
        return type;
    }

    private Description describe(int depth) throws StreamCorruptedException {
        String name = readName();
        skip(Long.BYTES);
        int handle = handles.size();
        handles.add(null);
        int flags = readByte();
        StringBuilder fields = new StringBuilder();
        for (int left = readLength(); left > 0; left--) {
            char code = (char) readByte();
            fields.append(code);
            skip(readLength());
            if (code == 'L' || code == '[') {
                content(readByte(), depth + 1);
            }
        }
        return end(handle, name, flags, fields.toString(), depth);
    }

    private Description describeProxy(int depth) throws StreamCorruptedException {
        int handle = handles.size();
        handles.add(null);
        for (int left = readInt(); left > 0; left--) {
            proxied.add(readName());
        }
        return end(handle, null, SC_SERIALIZABLE, "", depth);
    }

    private Description end(int handle, @Nullable String name, int flags, String fields, int depth)
            throws StreamCorruptedException {
        annotation(depth);
        Description parent = optionalDescription(depth + 1);
        Description type = new Description(name, parent, parent == null ? 1 : parent.levels + 1, flags, fields);
        if (type.levels > MAX_LEVELS || handle >= handles.size()) {
            throw new StreamCorruptedException();
        }
        handles.set(handle, type);
        return type;
    }

    /** Walks over what a class's own methods wrote. */
    private void annotation(int depth) throws StreamCorruptedException {
        for (int lead = readByte(); lead != TC_ENDBLOCKDATA; lead = readByte()) {
            content(lead, depth + 1);
        }
    }

    private void array(int depth) throws StreamCorruptedException {
        Description type = description(depth);
        note(type);
        handles.add(null);
        if (type.name == null || type.name.length() < 2) {
            throw new StreamCorruptedException();
        }
        char code = type.name.charAt(1);
        for (int left = readInt(); left > 0; left--) {
            value(code, depth);
        }
    }

    private void value(char code, int depth) throws StreamCorruptedException {
        switch (code) {
            case 'Z', 'B' -> skip(Byte.BYTES);
            case 'C', 'S' -> skip(Short.BYTES);
            case 'I', 'F' -> skip(Integer.BYTES);
            case 'J', 'D' -> skip(Long.BYTES);
            case 'L', '[' -> content(readByte(), depth + 1);
            default -> throw new StreamCorruptedException();
        }
    }

    private void object(int depth) throws StreamCorruptedException {
        Description type = description(depth);
        note(type);
        handles.add(null);
        Deque<Description> levels = new ArrayDeque<>();
        for (Description level = type; level != null; level = level.parent) {
            levels.push(level);
        }
        for (Description level : levels) {
            data(level, depth);
        }
    }

    private void data(Description type, int depth) throws StreamCorruptedException {
        if ((type.flags & SC_SERIALIZABLE) != 0) {
            for (int i = 0; i < type.fields.length(); i++) {
                value(type.fields.charAt(i), depth);
            }
        }
        if ((type.flags & (SC_WRITE_METHOD | SC_EXTERNALIZABLE)) != 0) {
            annotation(depth);
        }
    }
}
