package io.framewright.codec.marshalling;

import io.framewright.codec.DecodeException;
import java.io.IOException;
import java.util.stream.Stream;
import org.jboss.marshalling.ByteInput;
import org.jboss.marshalling.MarshallingConfiguration;
import org.jboss.marshalling.UTFUtils;
import org.jboss.marshalling.reflect.SerializableClassRegistry;
import org.jboss.marshalling.river.RiverMarshallerFactory;
import org.jboss.marshalling.river.RiverUnmarshaller;

/**
 * Checks what {@link RiverUnmarshaller} reads without asking anybody: the lengths of strings, the number of a class's
 * fields, proxies, classes that are values, and wrappers in wrappers. Nearly each of these is an int, or a byte, that it
 * reads right behind a certain other one, so it is enough to remember what was read last.
 *
 * <p>Some of these bytes can also be data that a {@code readExternal} or {@code readObject} method reads; where a check
 * fails, the stack tells. It also tells how deep arrays and sets of enums are nested that no filter is asked about; it is
 * looked at only after {@value #UNCHECKED} bytes that can nest them.
 */
final class GuardedRiverUnmarshaller extends RiverUnmarshaller {

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private static final int UNCHECKED = 64;
    private static final int MAX_CLASSES = 64;

    /** What was read last. */
    private enum Last {
        BYTE,
        OBJECT,
        VERSION,
        CLASS_WITH_FIELDS,
        OTHER
    }

    private final ReadGuard guard;
    private final RiverFields fields;
    private Last last = Last.OTHER;
    private int lastByte;
    private int nested;
    private int unchecked;
    private Class<?> described = Object.class;

    GuardedRiverUnmarshaller(RiverMarshallerFactory factory, MarshallingConfiguration configuration, ReadGuard guard) {
        super(factory, SerializableClassRegistry.getInstance(), configuration);
        this.guard = guard;
        this.fields = new RiverFields(guard);
    }

    @Override
    public void start(ByteInput input) throws IOException {
        last = Last.OTHER;
        nested = 0;
        unchecked = 0;
        fields.begin();
        super.start(input);
    }

    /**
     * Called when the name of a class was read. If it was read as an object, and its serial version behind it, then the
     * number of its fields comes next.
     */
    void classNamed(Class<?> type) {
        described = type;
        last = last == Last.VERSION ? Last.CLASS_WITH_FIELDS : Last.OTHER;
    }

    /** What the class is described as whose number is about to be read. */
    int kind() {
        return lastByte;
    }

    /** Checks that a class is described as what it is. */
    void requireKind(int kind, Class<?> type) {
        boolean right = switch (kind) {
            case RiverCodes.PREDEFINED_ENUM_TYPE_CLASS -> type.isEnum();
            case RiverCodes.PREDEFINED_SERIALIZABLE_CLASS -> RiverFields.hasFields(type);
            case RiverCodes.PREDEFINED_EXTERNALIZABLE_CLASS, RiverCodes.PREDEFINED_PLAIN_CLASS -> true;
            default -> false;
        };
        if (!right) {
            throw guard.refuse(DecodeException.malformed(type.getName() + " is described as what it is not"));
        }
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        remember(value);
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        last = Last.OTHER;
        return super.read(target, offset, length);
    }

    @Override
    public int readUnsignedByte() throws IOException {
        int value = super.readUnsignedByte();
        fields.seeByte(value);
        if (last == Last.BYTE
                && lastByte == RiverCodes.STRING_SMALL
                && value > guard.limits().maxBytes()) {
            requireString(value);
        } else if (last != Last.BYTE || lastByte != RiverCodes.STRING_SMALL) {
            requireNoObject(value);
        }
        remember(value);
        return value;
    }

    private void remember(int value) {
        if (value == RiverCodes.OBJECT_ARRAY_TYPE_CLASS || value == RiverCodes.ENUM_SET_PROXY) {
            requireShallowStack();
        }
        last = Last.BYTE;
        lastByte = value;
    }

    @Override
    public int readUnsignedShort() throws IOException {
        int value = super.readUnsignedShort();
        if (last == Last.BYTE && lastByte == RiverCodes.STRING_MEDIUM) {
            requireString(value == 0 ? 0x10000 : value);
        }
        last = Last.OTHER;
        return value;
    }

    @Override
    public int readInt() throws IOException {
        int value = super.readInt();
        Last before = last;
        last = Last.OTHER;
        if (before == Last.CLASS_WITH_FIELDS) {
            fields.count(described, value, available());
        } else if (before == Last.BYTE && lastByte == RiverCodes.STRING_LARGE) {
            requireString(value);
        } else if (before == Last.BYTE && lastByte == RiverCodes.PROXY_CLASS && isReadForRiver()) {
            throw guard.refuseProxy();
        }
        return value;
    }

    @Override
    public boolean readBoolean() throws IOException {
        last = Last.OTHER;
        return super.readBoolean();
    }

    @Override
    public byte readByte() throws IOException {
        last = Last.OTHER;
        return super.readByte();
    }

    @Override
    public long readLong() throws IOException {
        last = last == Last.OBJECT ? Last.VERSION : Last.OTHER;
        return super.readLong();
    }

    @Override
    protected String readString() throws IOException {
        last = Last.OTHER;
        int length = readInt();
        requireString(length);
        return UTFUtils.readUTFBytes(this, length);
    }

    @Override
    public String readUTF() throws IOException {
        return readString();
    }

    @Override
    protected Object doReadObject(boolean unshared) throws ClassNotFoundException, IOException {
        guard.requireAtMost("depth", ++nested, guard.limits().maxDepth());
        boolean name = fields.beginName();
        Object object = super.doReadObject(unshared);
        if (name) {
            fields.endName(object);
        }
        nested--;
        last = Last.OBJECT;
        return object;
    }

    @Override
    protected Object doReadNewObject(int kind, boolean unshared, boolean discardMissing)
            throws ClassNotFoundException, IOException {
        if (kind == RiverCodes.CLASS_CLASS) {
            guard.requireClassObjects();
        }
        return super.doReadNewObject(kind, unshared, discardMissing);
    }

    /** Checks a byte that stands for a class: where an object begins, that class is the object. */
    private void requireNoObject(int value) {
        boolean isClass = value >= RiverCodes.FIRST_KNOWN_CLASS && value <= RiverCodes.LAST_KNOWN_CLASS;
        if (isClass && STACK.walk(GuardedRiverUnmarshaller::isBeginOfObject)) {
            guard.requireClassObjects();
        }
    }

    /** Tells whether the byte was read by one of the methods that read an object of which nothing is known yet. */
    private static boolean isBeginOfObject(Stream<StackWalker.StackFrame> frames) {
        return frames.filter(frame -> frame.getDeclaringClass() != GuardedRiverUnmarshaller.class)
                .findFirst()
                .filter(frame -> frame.getDeclaringClass() == RiverUnmarshaller.class)
                .filter(frame -> frame.getMethodName().equals("doReadObject"))
                .filter(frame -> !frame.getDescriptor().startsWith("(I"))
                .isPresent();
    }

    /** Checks a number of characters; each takes a byte or more. */
    private void requireString(int length) throws IOException {
        int left = available();
        boolean good = length >= 0 && length <= left && length <= guard.limits().maxBytes();
        if (good || !isReadForRiver()) {
            return;
        }
        guard.requireAtMost("bytes in one string", length, guard.limits().maxBytes());
        throw guard.refuse(DecodeException.malformed(
                "a string of " + length + " characters is announced where only " + left + " bytes remain"));
    }

    /** Tells whether the bytes that were just read are River's own, not data of a block. */
    private static boolean isReadForRiver() {
        return STACK.walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                .filter(type -> type != GuardedRiverUnmarshaller.class)
                .findFirst()
                .map(type -> type == RiverUnmarshaller.class)
                .orElse(false));
    }

    private void requireShallowStack() {
        unchecked++;
        if (unchecked > UNCHECKED) {
            unchecked = 0;
            guard.requireAtMost("classes in classes", frames("doReadClassDescriptor"), MAX_CLASSES);
            guard.requireAtMost(
                    "depth", frames("readCollectionData"), guard.limits().maxDepth());
        }
    }

    private static long frames(String method) {
        return STACK.walk(frames -> frames.filter(frame -> frame.getDeclaringClass() == RiverUnmarshaller.class
                        && frame.getMethodName().equals(method))
                .count());
    }
}
