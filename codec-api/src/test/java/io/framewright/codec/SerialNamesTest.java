package io.framewright.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SerialNamesTest {

    private enum Color {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "green";
            }
        }
    }

    private static class Base implements Serializable {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("UnusedVariable") // it is serialized
        private long id = 1;
    }

    private static final class Everything extends Base {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings("UnusedVariable") // it is serialized
        private final Object[] parts = {
            "text",
            Color.RED,
            Color.GREEN,
            new BigDecimal("1.5"),
            LocalDate.EPOCH,
            new int[] {1, 2},
            new String[][] {{"a"}, {}},
            new ArrayList<>(List.of("x")),
            new HashMap<>(Map.of("k", 1)),
            "l".repeat(70_000),
            Color.class,
            null
        };

        @SuppressWarnings("UnusedVariable") // it is serialized
        private final boolean last = true;
    }

    private static final class Handler implements InvocationHandler, Serializable {

        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object[] arguments) {
            return null;
        }
    }

    private static byte[] serialize(Object... objects) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            for (Object object : objects) {
                out.writeObject(object);
            }
        }
        return bytes.toByteArray();
    }

    private static String name(String nested) {
        return SerialNamesTest.class.getName() + "$" + nested;
    }

    @Test
    void allClassesOfAMessageAreNamedButSuperclasses() throws Exception {
        ByteBuf message = Unpooled.wrappedBuffer(serialize(new Everything(), new Base[0]));

        assertThat(SerialNames.in(message).names())
                .containsExactly(
                        name("Everything"),
                        "[Ljava.lang.Object;",
                        name("Color"),
                        "java.math.BigDecimal",
                        "java.math.BigInteger",
                        "[B",
                        "java.time.Ser",
                        "[I",
                        "[[Ljava.lang.String;",
                        "[Ljava.lang.String;",
                        "java.util.ArrayList",
                        "java.util.HashMap",
                        "java.lang.Integer",
                        "[L" + name("Base") + ";");
        assertThat(message.readerIndex()).isZero();
    }

    @Test
    void proxiesAreNamedByTheirInterfaces() throws Exception {
        Object proxy = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Runnable.class, Comparable.class}, new Handler());
        SerialNames found = SerialNames.in(Unpooled.wrappedBuffer(serialize(proxy)));

        assertThat(found.proxied()).containsExactly("java.lang.Runnable", "java.lang.Comparable");
        assertThat(found.names()).containsExactly(name("Handler"));
    }

    @Test
    void aCutMessageGivesWhatCameBefore() throws Exception {
        byte[] bytes = serialize(new Everything());
        int before = 0;
        for (int length = 0; length < 2_000; length++) {
            int names = SerialNames.in(Unpooled.wrappedBuffer(bytes, 0, length))
                    .names()
                    .size();
            assertThat(names).isGreaterThanOrEqualTo(before);
            before = names;
        }
        assertThat(before).isGreaterThan(8);
    }

    @Test
    void garbageEndsTheWalk() throws Exception {
        byte[] valid = serialize(new Everything());
        SplittableRandom random = new SplittableRandom(28);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = java.util.Arrays.copyOf(valid, 2_000);
            for (int flips = random.nextInt(1, 8); flips > 0; flips--) {
                bytes[random.nextInt(4, bytes.length)] = (byte) random.nextInt(0x70, 0x80);
            }
            SerialNames.in(Unpooled.wrappedBuffer(bytes));
        }
    }

    /** Each of these would exhaust the stack of a walk without bounds. */
    @Test
    void whatNestsWithoutEndEndsTheWalk() {
        String described = "72 0001 61 0000000000000000 02 0000 78";
        for (String hex : List.of(
                "73" + described.repeat(50_000),
                "73 72 0001 61 0000000000000000 02 0000" + ("73" + described + "70").repeat(50_000),
                "75 72 0002 5b4c 0000000000000000 02 0000 78 70 00000001".repeat(50_000),
                "73".repeat(100_000),
                "7d 00000000".repeat(50_000),
                "79".repeat(100_000))) {
            byte[] bytes = java.util.HexFormat.of().parseHex("aced0005" + hex.replace(" ", ""));
            assertThat(SerialNames.in(Unpooled.wrappedBuffer(bytes)).names()).hasSizeLessThan(3);
        }
    }

    private static final class Last implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void whatNamesNoClassIsPassedOver() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            Base base = new Base();
            out.writeObject("");
            out.writeInt(1);
            out.writeObject(base);
            out.writeObject(base);
            out.write(new byte[300]);
            out.writeObject(new char[] {'a', 'b'});
            out.writeObject(new short[] {1});
            out.reset();
            out.writeObject(new Object[] {new Base(), new Base(), new float[] {1}, new double[] {1}});
            out.writeObject(Handler.class);
            out.writeObject(new Last());
        }

        assertThat(SerialNames.in(Unpooled.wrappedBuffer(bytes.toByteArray())).names())
                .containsExactly(
                        name("Base"), "[C", "[S", "[Ljava.lang.Object;", "[F", "[D", name("Handler"), name("Last"));
    }

    @Test
    void aReferenceToNothingEndsTheWalk() {
        String described = "72 0001 61 0000000000000000 02 0000 ";
        for (String hex : List.of(
                "73 71 007e0000", // nothing was described yet
                "73 71 007dffff",
                "73 " + described + "79 78 70", // forgotten inside its own description
                "73 " + described + "78 70 73 71 007e0001")) { // an object
            byte[] bytes = java.util.HexFormat.of().parseHex("aced0005" + hex.replace(" ", ""));
            assertThat(SerialNames.in(Unpooled.wrappedBuffer(bytes)).names()).hasSizeLessThan(2);
        }
    }

    @Test
    void theFirstClassMayBeReferredTo() throws Exception {
        byte[] bytes = serialize(new Last(), new Last(), new int[0]);

        assertThat(SerialNames.in(Unpooled.wrappedBuffer(bytes)).names()).containsExactly(name("Last"), "[I");
    }
}
