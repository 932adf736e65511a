package io.framewright.codec.msgpack;

import java.util.Map;

/** Arrays of primitives: binary for bytes, an array of numbers or booleans for the others. */
final class PrimitiveArrays {

    static final Map<Class<?>, Binding> BINDINGS = Map.of(
            byte[].class, Leaf.of(MessageWriter::writeBinary, MessageReader::readBinary),
            boolean[].class, Leaf.of(PrimitiveArrays::write, PrimitiveArrays::readBooleans),
            char[].class, Leaf.of(PrimitiveArrays::write, PrimitiveArrays::readChars),
            short[].class, Leaf.of(PrimitiveArrays::write, PrimitiveArrays::readShorts),
            int[].class, Leaf.of(PrimitiveArrays::write, PrimitiveArrays::readInts),
            long[].class, Leaf.of(PrimitiveArrays::write, PrimitiveArrays::readLongs),
            float[].class, Leaf.of(PrimitiveArrays::write, PrimitiveArrays::readFloats),
            double[].class, Leaf.of(PrimitiveArrays::write, PrimitiveArrays::readDoubles));

    private PrimitiveArrays() {}

    private static int length(MessageReader in, int width) {
        int length = in.readArrayHeader();
        in.requireRun(length, width);
        return length;
    }

    private static void write(MessageWriter out, boolean[] array) {
        out.writeArrayHeader(array.length);
        for (boolean each : array) {
            out.writeBoolean(each);
        }
    }

    private static boolean[] readBooleans(MessageReader in) {
        boolean[] array = new boolean[length(in, 1)];
        for (int i = 0; i < array.length; i++) {
            array[i] = in.readBoolean();
        }
        return array;
    }

    private static void write(MessageWriter out, char[] array) {
        out.writeArrayHeader(array.length);
        for (char each : array) {
            out.writeInt(each);
        }
    }

    private static char[] readChars(MessageReader in) {
        char[] array = new char[length(in, 2)];
        for (int i = 0; i < array.length; i++) {
            array[i] = (char) in.readChar();
        }
        return array;
    }

    private static void write(MessageWriter out, short[] array) {
        out.writeArrayHeader(array.length);
        for (short each : array) {
            out.writeInt(each);
        }
    }

    private static short[] readShorts(MessageReader in) {
        short[] array = new short[length(in, 2)];
        for (int i = 0; i < array.length; i++) {
            array[i] = (short) in.readShort();
        }
        return array;
    }

    private static void write(MessageWriter out, int[] array) {
        out.writeArrayHeader(array.length);
        for (int each : array) {
            out.writeInt(each);
        }
    }

    private static int[] readInts(MessageReader in) {
        int[] array = new int[length(in, 4)];
        for (int i = 0; i < array.length; i++) {
            array[i] = in.readInt();
        }
        return array;
    }

    private static void write(MessageWriter out, long[] array) {
        out.writeArrayHeader(array.length);
        for (long each : array) {
            out.writeLong(each);
        }
    }

    private static long[] readLongs(MessageReader in) {
        long[] array = new long[length(in, 8)];
        for (int i = 0; i < array.length; i++) {
            array[i] = in.readLong();
        }
        return array;
    }

    private static void write(MessageWriter out, float[] array) {
        out.writeArrayHeader(array.length);
        for (float each : array) {
            out.writeFloat(each);
        }
    }

    private static float[] readFloats(MessageReader in) {
        float[] array = new float[length(in, 4)];
        for (int i = 0; i < array.length; i++) {
            array[i] = in.readFloat();
        }
        return array;
    }

    private static void write(MessageWriter out, double[] array) {
        out.writeArrayHeader(array.length);
        for (double each : array) {
            out.writeDouble(each);
        }
    }

    private static double[] readDoubles(MessageReader in) {
        double[] array = new double[length(in, 8)];
        for (int i = 0; i < array.length; i++) {
            array[i] = in.readDouble();
        }
        return array;
    }
}
