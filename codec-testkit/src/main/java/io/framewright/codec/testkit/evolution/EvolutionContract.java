package io.framewright.codec.testkit.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.framewright.codec.testkit.HexVectors;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What a codec makes of the bytes of another version of a message. A codec's test extends this class and says what comes
 * of each {@link Change}, both ways; what cannot be read must raise a {@link DecodeException} that says what differs.
 *
 * <p>The two versions have classes of different names. Where a codec writes names, the contract puts the reader's in
 * before it reads, so that the bytes are those of a class that was changed in place.
 */
public abstract class EvolutionContract {

    /** Made by JUnit, for each test. */
    protected EvolutionContract() {}

    /**
     * Makes the codec that is tested.
     *
     * @param type the messages' class
     * @param <T> the messages' class
     * @return a codec with the options that the test is about
     */
    protected abstract <T> Codec<T> codec(Class<T> type);

    /**
     * Says what a new reader makes of old bytes.
     *
     * @param change what happened between the two
     * @return what is expected
     */
    protected abstract Outcome oldBytes(Change change);

    /**
     * Says what an old reader makes of new bytes.
     *
     * @param change what happened between the two
     * @return what is expected
     */
    protected abstract Outcome newBytes(Change change);

    /**
     * Gives the messages that are tried.
     *
     * @return pairs of messages; {@link Pairs#records} by default
     */
    protected List<Pair<?, ?>> pairs() {
        return Pairs.records();
    }

    /**
     * Names the file that has the {@link #table}.
     *
     * @return a path from the module's folder; none by default, and then no file is looked at
     */
    protected Optional<Path> documentation() {
        return Optional.empty();
    }

    /**
     * Prints what is tested here as a table in Markdown.
     *
     * @return the table, one row for each pair
     */
    protected final String table() {
        return pairs().stream()
                .map(this::row)
                .collect(Collectors.joining(
                        "\n", "| change | new reader, old bytes | old reader, new bytes |\n|---|---|---|\n", "\n"));
    }

    private String row(Pair<?, ?> pair) {
        return "| " + pair.change() + " | " + cell(pair, true) + " | " + cell(pair, false) + " |";
    }

    private String cell(Pair<?, ?> pair, boolean old) {
        if (isIdle(pair, old)) {
            return "";
        }
        Outcome outcome = old ? oldBytes(pair.change()) : newBytes(pair.change());
        if (outcome instanceof Outcome.ReadsByPosition byPosition) {
            return byPosition.text();
        }
        if (outcome instanceof Outcome.ReadsAs other) {
            return other.text();
        }
        return outcome instanceof Outcome.Fails
                ? outcome.toString()
                : pair.change().read(old);
    }

    /** Whether this way is that of no interest. */
    private static boolean isIdle(Pair<?, ?> pair, boolean old) {
        return old && pair.oldBytes() == null;
    }

    /** New readers read old bytes, or say why not. */
    @TestFactory
    Stream<DynamicTest> newReaderOldBytes() {
        return pairs().stream()
                .filter(pair -> !isIdle(pair, true))
                .map(pair -> dynamicTest(
                        pair.change().toString(),
                        () -> check(
                                oldBytes(pair.change()),
                                pair.was(),
                                pair.now(),
                                pair.oldBytes(),
                                pair.oldBytesByPosition())));
    }

    /** Old readers read new bytes, or say why not. */
    @TestFactory
    Stream<DynamicTest> oldReaderNewBytes() {
        return pairs().stream()
                .map(pair -> dynamicTest(
                        pair.change().toString(),
                        () -> check(
                                newBytes(pair.change()),
                                pair.now(),
                                pair.was(),
                                pair.newBytes(),
                                pair.newBytesByPosition())));
    }

    /** The {@link #documentation} has the {@link #table}. */
    @Test
    void documentationHasTheTable() throws IOException {
        if (documentation().isPresent()) {
            assertThat(documentation().get()).content().contains(table());
        }
    }

    private void check(
            Outcome outcome, Object sent, Object reader, @Nullable Object read, @Nullable Object readByPosition) {
        byte[] bytes = ClassNames.replace(encode(sent), sent.getClass(), reader.getClass());
        if (outcome instanceof Outcome.Fails fails) {
            requireFails(reader.getClass(), bytes, fails);
        } else if (outcome instanceof Outcome.ReadsAs other) {
            requireReads(reader.getClass(), bytes, other.message());
        } else if (outcome instanceof Outcome.ReadsByPosition && readByPosition != null) {
            requireReads(reader.getClass(), bytes, readByPosition);
        } else {
            assertThat(read).as("nothing right can come out, so this must fail").isNotNull();
            requireReads(reader.getClass(), bytes, read);
        }
    }

    @SuppressWarnings("unchecked") // a codec for the message's own class
    private byte[] encode(Object message) {
        ByteBuf out = Unpooled.buffer();
        try {
            ((Codec<Object>) codec(message.getClass())).encode(message, out);
            return ByteBufUtil.getBytes(out);
        } finally {
            out.release();
        }
    }

    private Object decode(Class<?> type, byte[] bytes) {
        ByteBuf in = Unpooled.copiedBuffer(bytes);
        try {
            return codec(type).decode(in);
        } finally {
            in.release();
        }
    }

    private void requireReads(Class<?> type, byte[] bytes, @Nullable Object expected) {
        Object actual;
        try {
            actual = decode(type, bytes);
        } catch (RuntimeException e) {
            throw new AssertionError("decode failed for " + HexVectors.show(bytes), e);
        }
        if (!actual.equals(expected)) {
            assertThat(actual)
                    .as("the message decoded from %s", HexVectors.show(bytes))
                    .usingRecursiveComparison()
                    .withStrictTypeChecking()
                    .isEqualTo(expected);
        }
    }

    private void requireFails(Class<?> type, byte[] bytes, Outcome.Fails fails) {
        Object actual;
        try {
            actual = decode(type, bytes);
        } catch (DecodeException e) {
            assertThat(e).hasMessageContainingAll(fails.words().toArray(CharSequence[]::new));
            return;
        } catch (RuntimeException e) {
            throw new AssertionError("only DecodeException may come out of decode", e);
        }
        throw new AssertionError("decode must fail, but made " + actual + " of " + HexVectors.show(bytes));
    }
}
