package io.framewright.codec.testkit.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.framewright.codec.testkit.ContractRun;
import io.netty.buffer.ByteBuf;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvolutionContractTest {

    @Test
    void everyChangeIsTriedBothWays() {
        assertThat(Pairs.records()).extracting(Pair::change).containsExactlyInAnyOrder(Change.values());
        assertThat(Pairs.beans()).extracting(Pair::change).containsExactlyInAnyOrder(Change.values());
        int idle = 2;
        ContractRun.all(SerializationEvolution.class)
                .testEvents()
                .assertStatistics(counts -> counts.failed(0).succeeded(2 * Change.values().length - idle + 1));
    }

    @Test
    void beansChangeAsRecordsDo() {
        ContractRun.all(OfBeans.class).testEvents().assertStatistics(counts -> counts.failed(0));
    }

    @Test
    void findsValuesInTheWrongPlace() {
        assertThat(failed(ExpectsPositions.class)).containsExactly("field renamed", "two fields of one type swapped");
    }

    @Test
    void findsWhatCanBeReadThoughItShouldFail() {
        assertThat(failed(ExpectsFailures.class)).containsExactly("fields added behind all others");
    }

    @Test
    void findsWhatFailsThoughItShouldBeRead() {
        assertThat(failed(ExpectsToRead.class))
                .containsExactly(
                        "int widened to long",
                        "int widened to long, value too large",
                        "float widened to double",
                        "enum constant added, and sent",
                        "classes renamed");
    }

    @Test
    void findsErrorsThatDoNotSayWhatDiffers() {
        assertThat(failed(SaysNothing.class)).contains("int widened to long", "classes renamed");
    }

    @Test
    void findsExceptionsOfTheLibrary() {
        assertThat(failed(ThrowsItsLibrarysException.class)).contains("int widened to long", "classes renamed");
    }

    @Test
    void findsValuesThatAreLost() {
        assertThat(failed(ForgetsTheName.class)).contains("fields reordered", "two fields of one type swapped");
    }

    @Test
    void printsTheTable() {
        assertThat(new SerializationEvolution().table())
                .startsWith("| change | new reader, old bytes | old reader, new bytes |\n|---|---|---|\n")
                .contains("| field removed | the old field is skipped | the old field is null |\n")
                .contains("| int widened to long, value too large |  | fails: `incompatible types for field size` |\n");
        assertThat(new ExpectsPositions().table()).contains("| field renamed | by its place | by its place |\n");
    }

    @Test
    void findsDocumentationWithoutTheTable() {
        assertThat(ContractRun.failure(Undocumented.class, "documentationHasTheTable"))
                .isPresent();
    }

    @Test
    void aFailureSaysSomething() {
        assertThatThrownBy(Outcome::fails).isInstanceOf(IllegalArgumentException.class);
    }

    /** The changes whose tests failed, once each, in the order of {@link Change}. */
    private static List<String> failed(Class<?> contract) {
        List<String> names = ContractRun.all(contract).testEvents().failed().stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
        return Arrays.stream(Change.values())
                .map(Change::toString)
                .filter(names::contains)
                .toList();
    }

    static class OfBeans extends SerializationEvolution {
        @Override
        protected List<Pair<?, ?>> pairs() {
            return Pairs.beans();
        }
    }

    static class ExpectsPositions extends SerializationEvolution {
        @Override
        protected Outcome oldBytes(Change change) {
            return switch (change) {
                case FIELD_RENAMED, FIELDS_SWAPPED -> Outcome.readsByPosition("by its place");
                default -> super.oldBytes(change);
            };
        }

        @Override
        protected Outcome newBytes(Change change) {
            return change == Change.FIELD_RENAMED ? Outcome.readsByPosition("by its place") : super.newBytes(change);
        }
    }

    static class ExpectsFailures extends SerializationEvolution {
        @Override
        protected Outcome oldBytes(Change change) {
            return change == Change.FIELDS_APPENDED ? Outcome.fails("note") : super.oldBytes(change);
        }
    }

    static class ExpectsToRead extends SerializationEvolution {
        @Override
        protected Outcome oldBytes(Change change) {
            return Outcome.reads();
        }

        @Override
        protected Outcome newBytes(Change change) {
            return Outcome.reads();
        }
    }

    static class SaysNothing extends SerializationEvolution {
        @Override
        protected <T> Codec<T> codec(Class<T> type) {
            return new SerializationCodec<>(type) {
                @Override
                RuntimeException failure(Exception e) {
                    return DecodeException.malformed("the bytes are wrong");
                }
            };
        }
    }

    static class ThrowsItsLibrarysException extends SerializationEvolution {
        @Override
        protected <T> Codec<T> codec(Class<T> type) {
            return new SerializationCodec<>(type) {
                @Override
                RuntimeException failure(Exception e) {
                    return new UncheckedIOException(e.getMessage(), new java.io.IOException(e));
                }
            };
        }
    }

    static class ForgetsTheName extends OfBeans {
        @Override
        protected <T> Codec<T> codec(Class<T> type) {
            return new SerializationCodec<>(type) {
                @Override
                public T decode(ByteBuf in) {
                    T message = super.decode(in);
                    try {
                        type.getField("name").set(message, null);
                    } catch (ReflectiveOperationException e) {
                        return message;
                    }
                    return message;
                }
            };
        }
    }

    static class Undocumented extends SerializationEvolution {
        @Override
        protected Optional<Path> documentation() {
            return Optional.of(Path.of("pom.xml"));
        }
    }
}
