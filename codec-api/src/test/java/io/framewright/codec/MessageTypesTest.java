package io.framewright.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTypesTest {

    sealed interface Command {}

    record Place(int id) implements Command {}

    record Cancel(int id) implements Command {}

    sealed interface Query extends Command {}

    record Status(int id) implements Query {}

    static class Base {}

    static class Derived extends Base {}

    abstract static class Open {}

    @Test
    void oneClassHasNoTag() {
        MessageTypes<Place> types = MessageTypes.of(Place.class);
        assertThat(types.tagged()).isFalse();
        assertThat(types.messages()).containsExactlyEntriesOf(java.util.Map.of(0, Place.class));
        assertThat(types.tag(0)).isEmpty();
        assertThat(types).hasToString(Place.class.getName());
    }

    @Test
    void aTableOfOneClassHasATag() {
        MessageTypes<Object> types =
                MessageTypes.builder().add(300, Place.class).build();
        assertThat(types.tagged()).isTrue();
        assertThat(types.tag(300)).containsExactly(0xac, 0x02);
        assertThat(types).hasToString("300=" + Place.class.getName());
    }

    @Test
    void nestedClassesAreCountedApart() {
        MessageTypes<Object> types = MessageTypes.builder()
                .add(1, Place.class)
                .nested(1, Cancel.class)
                .build();
        assertThat(types.nested()).containsExactlyEntriesOf(java.util.Map.of(1, Cancel.class));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void numbersBeginWithOne(int number) {
        assertThatThrownBy(() -> MessageTypes.builder().add(number, Place.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the number of " + Place.class.getName() + " must be 1 or more, not " + number);
        assertThatThrownBy(() -> MessageTypes.builder().nested(number, Place.class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNumberIsTakenOnce() {
        assertThatThrownBy(() -> MessageTypes.builder().add(1, Place.class).add(1, Cancel.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("number 1 is taken by " + Place.class.getName() + ", so it cannot be "
                        + Cancel.class.getName());
    }

    @Test
    void aClassIsListedOnce() {
        assertThatThrownBy(() -> MessageTypes.builder().add(1, Place.class).add(2, Place.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(Place.class.getName() + " is listed twice");
    }

    @Test
    void anEmptyTableIsRefused() {
        assertThatThrownBy(() -> MessageTypes.builder().build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one class");
    }

    @Test
    void aSealedInterfaceMustListItsMembers() {
        List<Runnable> attempts = List.of(
                () -> MessageTypes.of(Command.class),
                () -> MessageTypes.builder().add(1, Command.class));
        for (Runnable attempt : attempts) {
            assertThatThrownBy(attempt::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("is sealed: list its members instead", ".add(1, ", "Place.class)")
                    .hasMessageContaining("Status.class)");
        }
    }

    @Test
    void missingMembersOfASealedRootArePrintedAsTheLinesToAdd() {
        assertThatThrownBy(() ->
                        MessageTypes.builder(Command.class).add(4, Place.class).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("not all its members are listed; add"
                        + "\n    .add(5, io.framewright.codec.MessageTypesTest.Cancel.class)"
                        + "\n    .add(6, io.framewright.codec.MessageTypesTest.Status.class)");
    }

    @Test
    void aCompleteSealedRootIsAdmitted() {
        MessageTypes<Command> types = MessageTypes.builder(Command.class)
                .add(1, Place.class)
                .add(2, Cancel.class)
                .add(3, Status.class)
                .build();
        assertThat(types.messages().values()).containsExactly(Place.class, Cancel.class, Status.class);
    }

    @Test
    void aTagForAClassThatHasNoInstancesIsRefused() {
        for (Class<?> type : List.of(Open.class, Runnable.class, int.class)) {
            assertThatThrownBy(() -> MessageTypes.builder().add(1, type))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no message is exactly a " + type.getName());
        }
        assertThat(MessageTypes.builder().add(1, byte[].class).build().tagged()).isTrue();
    }

    @Test
    void subclassesAreCoveredSoThatEncodingThemFailsAloud() {
        MessageTypes<Object> types = MessageTypes.builder().add(1, Base.class).build();
        assertThat(types.covers(new Base())).isTrue();
        assertThat(types.covers(new Derived())).isTrue();
        assertThat(types.covers("text")).isFalse();
    }

    @Test
    void tablesDoNotChangeWithTheirBuilder() {
        MessageTypes.Builder<Object> builder = MessageTypes.builder().add(1, Place.class);
        MessageTypes<Object> types = builder.build();
        builder.add(2, Cancel.class);
        assertThat(types.messages()).hasSize(1);
        assertThatThrownBy(() -> types.messages().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aProviderIsToldTheNestedClassesOfTheTable() {
        List<CodecOptions> told = new java.util.ArrayList<>();
        CodecProvider provider = new CodecProvider() {
            @Override
            public String name() {
                return "listener";
            }

            @Override
            public <T> Codec<T> codecFor(Class<T> type, CodecOptions options) {
                told.add(options);
                throw new IllegalArgumentException("handles nothing");
            }
        };
        DecodeLimits limits = DecodeLimits.DEFAULT.withMaxBytes(7);
        MessageTypes<Object> types = MessageTypes.builder()
                .add(1, Place.class)
                .nested(3, Cancel.class)
                .build();
        CodecOptions given = CodecOptions.DEFAULT.withLimits(limits).withNested(java.util.Map.of(1, Place.class));
        assertThatThrownBy(() -> types.codec(provider, given)).hasMessage("handles nothing");

        assertThat(told).singleElement().satisfies(options -> {
            assertThat(options.nested()).containsExactlyEntriesOf(java.util.Map.of(3, Cancel.class));
            assertThat(options.limits()).isEqualTo(limits);
        });
    }
}
