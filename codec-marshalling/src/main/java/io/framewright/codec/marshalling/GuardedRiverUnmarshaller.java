package io.framewright.codec.marshalling;

import io.framewright.codec.DecodeException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
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
 * fails, the stack tells. It is slow to ask (some 1 µs), so operands of codes are kept away from it, unless a
 * class's own method may catch what is thrown behind a code and read on, an object then where an operand was to be. It also tells how deep arrays and sets of enums are nested that no filter is asked about; it is
 * looked at only after {@value #UNCHECKED} bytes that can nest them.
 */
final class GuardedRiverUnmarshaller extends RiverUnmarshaller {

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /** How the methods are called, of a message and of a block in it, that read an object. */
    private static final Set<String> OBJECT_READERS = Set.of("doReadObject", "readObject");

    /** How the length of a block is read, and that of a string in it, byte by byte or at once. */
    private static final List<String> BLOCK_LENGTH = List.of("readBlockHeader");

    private static final List<String> LENGTH_BYTE = List.of("readUnsignedByte", "readInt", "readUTF");
    private static final List<String> WHOLE_LENGTH = List.of("readInt", "readUTF");

    private static final int UNCHECKED = 64;
    private static final int MAX_CLASSES = 64;

    /** What was read last: a byte, or one that is known to be the last operand of a code, or something else. */
    private enum Last {
        BYTE,
        LAST_OPERAND,
        OBJECT,
        VERSION,
        CLASS_WITH_FIELDS,
        OTHER
    }

    private final ReadGuard guard;
    private final RiverFields fields;
    private Last last = Last.OTHER;
    private int lastByte;
    private int operands;
    private int nested;
    private int unchecked;
    private int leftBehindBlock;
    private int length;
    private int lengthBytes;
    private Class<?> described = Object.class;

    GuardedRiverUnmarshaller(RiverMarshallerFactory factory, MarshallingConfiguration configuration, ReadGuard guard) {
        super(factory, SerializableClassRegistry.getInstance(), configuration);
        this.guard = guard;
        this.fields = new RiverFields(guard);
    }

    @Override
    public void start(ByteInput input) throws IOException {
        nested = 0;
        unchecked = 0;
        leftBehindBlock = Integer.MAX_VALUE;
        lengthBytes = 0;
        fields.begin();
        super.start(input);
        last = Last.OTHER;
        operands = 0;
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
        if (kind == RiverCodes.PREDEFINED_SERIALIZABLE_CLASS) {
            fields.beginSuperclass();
        }
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        operands = 0;
        requireAsked(value);
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
        beginBlock(RiverCodes.START_BLOCK_SMALL, value);
        seeInBlock(value);
        if (fields.seeByte(value)) {
            operands = 1;
        }
        if (isLast(RiverCodes.STRING_SMALL) && value > guard.limits().maxBytes()) {
            requireString(value);
        }
        if (operands == 0 || guard.readsOwnData()) {
            requireAsked(value);
        }
        remember(value);
        return value;
    }

    /**
     * Remembers the byte and, if an object begins with it, how many operands follow. Behind operands, and behind whatever is
     * no single byte, River reads an object's first byte, or the code of a class, a collection or a block, and none of those
     * codes is one with operands. Behind any other byte that is not known, so no operands are expected. Nor do data of a
     * block leave any: what follows them is read by {@link #read()}.
     */
    private void remember(int value) {
        if (value == RiverCodes.OBJECT_ARRAY_TYPE_CLASS || value == RiverCodes.ENUM_SET_PROXY) {
            requireShallowStack();
        }
        boolean begins = operands == 0 && last != Last.BYTE;
        last = operands == 1 ? Last.LAST_OPERAND : Last.BYTE;
        operands = begins ? RiverCodes.operands(value) : Math.max(0, operands - 1);
        lastByte = value;
    }

    private boolean isLast(int value) {
        return (last == Last.BYTE || last == Last.LAST_OPERAND) && lastByte == value;
    }

    @Override
    public int readUnsignedShort() throws IOException {
        int value = super.readUnsignedShort();
        beginBlock(RiverCodes.START_BLOCK_MEDIUM, value);
        if (isLast(RiverCodes.STRING_MEDIUM)) {
            requireString(value == 0 ? 0x10000 : value);
        }
        last = Last.OTHER;
        return value;
    }

    @Override
    public int readInt() throws IOException {
        int value = super.readInt();
        beginBlock(RiverCodes.START_BLOCK_LARGE, value);
        if (isInBlock() && !isStringLength(value) && callers(2).equals(WHOLE_LENGTH)) {
            throw refuseString(value);
        }
        if (last == Last.CLASS_WITH_FIELDS) {
            fields.count(described, value, available());
        } else if (isLast(RiverCodes.STRING_LARGE)) {
            requireString(value);
        } else if (isLast(RiverCodes.PROXY_CLASS) && isReadForRiver()) {
            throw guard.refuseProxy();
        }
        last = Last.OTHER;
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
        if (kind == RiverCodes.CLASS_CLASS && !guard.admits(Class.class)) {
            throw guard.refuseClass(Class.class);
        }
        return super.doReadNewObject(kind, unshared, discardMissing);
    }

    /**
     * Checks a byte that, where an object begins, stands for one that River gives without asking, or empties a cache: what
     * follows that is the object's first byte, but is not read like one.
     */
    private void requireAsked(int value) {
        Class<?> unasked = RiverCodes.unasked(value);
        boolean refused = RiverCodes.clearsCache(value) || (unasked != null && !guard.admits(unasked));
        if (refused && STACK.walk(GuardedRiverUnmarshaller::isBeginOfObject)) {
            throw unasked == null
                    ? guard.refuse(
                            DecodeException.malformed("the message empties a cache, which nothing was written to"))
                    : guard.refuseClass(unasked);
        }
    }

    /**
     * Tells whether the byte was read by one of the methods that read an object of which nothing is known yet. Other bytes
     * are read by the one that knows the first, which is an int.
     */
    private static boolean isBeginOfObject(Stream<StackWalker.StackFrame> frames) {
        return frames.filter(frame -> frame.getDeclaringClass() != GuardedRiverUnmarshaller.class)
                .findFirst()
                .filter(frame -> OBJECT_READERS.contains(frame.getMethodName()))
                .filter(frame -> frame.getDescriptor().startsWith("(Z"))
                .filter(GuardedRiverUnmarshaller::isOfRiver)
                .isPresent();
    }

    /** Notes how far a block reaches, if this is its length. */
    private void beginBlock(int lead, int blockLength) throws IOException {
        if (isLast(lead) && callers(1).equals(BLOCK_LENGTH)) {
            leftBehindBlock = available() - blockLength;
        }
    }

    /** Tells whether what was read is data of a block. */
    private boolean isInBlock() throws IOException {
        return available() >= leftBehindBlock;
    }

    /**
     * Watches for the length of a string in a block, for which BlockUnmarshaller makes an array at once. It reads the length
     * byte by byte where fewer than four bytes of the block are left, and between them what begins the next block.
     */
    private void seeInBlock(int value) throws IOException {
        if (!isInBlock()) {
            boolean mayBeginBlock = value >= RiverCodes.START_BLOCK_SMALL && value <= RiverCodes.START_BLOCK_LARGE;
            lengthBytes = mayBeginBlock ? lengthBytes : 0;
        } else if (callers(LENGTH_BYTE.size()).equals(LENGTH_BYTE)) {
            addToLength(value);
        }
    }

    private void addToLength(int value) throws IOException {
        length = length << Byte.SIZE | value;
        lengthBytes++;
        if (lengthBytes == Integer.BYTES) {
            lengthBytes = 0;
            if (!isStringLength(length)) {
                throw refuseString(length);
            }
        }
    }

    /** The methods of River that called each other and, last, this class; the last one comes first. */
    private static List<String> callers(int most) {
        return STACK.walk(frames -> frames.filter(frame -> frame.getDeclaringClass() != GuardedRiverUnmarshaller.class)
                .limit(most)
                .takeWhile(GuardedRiverUnmarshaller::isOfRiver)
                .map(StackWalker.StackFrame::getMethodName)
                .toList());
    }

    private static boolean isOfRiver(StackWalker.StackFrame frame) {
        return frame.getDeclaringClass().getPackage() == RiverUnmarshaller.class.getPackage();
    }

    /** Checks a number of characters. */
    private void requireString(int characters) throws IOException {
        if (!isStringLength(characters) && isReadForRiver()) {
            throw refuseString(characters);
        }
    }

    /** Each character takes a byte or more. */
    private boolean isStringLength(int characters) throws IOException {
        return characters >= 0
                && characters <= available()
                && characters <= guard.limits().maxBytes();
    }

    private DecodeException refuseString(int characters) throws IOException {
        guard.requireAtMost("bytes in one string", characters, guard.limits().maxBytes());
        return guard.refuse(DecodeException.malformed(
                "a string of " + characters + " characters is announced where only " + available() + " bytes remain"));
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
