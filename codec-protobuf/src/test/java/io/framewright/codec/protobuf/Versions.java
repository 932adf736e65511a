package io.framewright.codec.protobuf;

import static io.framewright.codec.testkit.evolution.Change.CLASS_RENAMED;
import static io.framewright.codec.testkit.evolution.Change.ENUM_CONSTANT_APPENDED;
import static io.framewright.codec.testkit.evolution.Change.ENUM_CONSTANT_INSERTED;
import static io.framewright.codec.testkit.evolution.Change.ENUM_CONSTANT_UNKNOWN;
import static io.framewright.codec.testkit.evolution.Change.FIELDS_APPENDED;
import static io.framewright.codec.testkit.evolution.Change.FIELDS_REORDERED;
import static io.framewright.codec.testkit.evolution.Change.FIELDS_SWAPPED;
import static io.framewright.codec.testkit.evolution.Change.FIELD_INSERTED;
import static io.framewright.codec.testkit.evolution.Change.FIELD_REMOVED;
import static io.framewright.codec.testkit.evolution.Change.FIELD_RENAMED;
import static io.framewright.codec.testkit.evolution.Change.FLOAT_WIDENED;
import static io.framewright.codec.testkit.evolution.Change.INT_WIDENED;
import static io.framewright.codec.testkit.evolution.Change.LONG_TOO_LARGE;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.framewright.codec.protobuf.samples.now.Address;
import io.framewright.codec.protobuf.samples.now.Customer;
import io.framewright.codec.protobuf.samples.was.Client;
import io.framewright.codec.protobuf.samples.was.Place;
import io.framewright.codec.testkit.evolution.Pair;
import java.util.List;
import java.util.stream.Stream;

/** Messages of was.proto and now.proto, and what the other side makes of them. */
final class Versions {

    private static final long TOO_LARGE = 5_000_000_000L;

    private Versions() {}

    static List<Pair<?, ?>> pairs() {
        return Stream.of(added(), moved(), types(), enums())
                .<Pair<?, ?>>flatMap(List::stream)
                .toList();
    }

    private static UnknownFieldSet.Field text(String text) {
        return UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(ByteString.copyFromUtf8(text))
                .build();
    }

    private static UnknownFieldSet four(String text) {
        return UnknownFieldSet.newBuilder().addField(4, text(text)).build();
    }

    private static List<Pair<?, ?>> added() {
        var wasAppended = io.framewright.codec.protobuf.samples.was.Appended.newBuilder()
                .setId(1)
                .setName("a")
                .build();
        var nowAppended = io.framewright.codec.protobuf.samples.now.Appended.newBuilder()
                .setId(1)
                .setName("a")
                .setNote("m")
                .setPages(300)
                .addTags("u")
                .build();
        UnknownFieldSet appended = UnknownFieldSet.newBuilder()
                .addField(4, text("m"))
                .addField(5, UnknownFieldSet.Field.newBuilder().addVarint(300).build())
                .addField(6, text("u"))
                .build();
        var wasInserted = io.framewright.codec.protobuf.samples.was.Inserted.newBuilder()
                .setId(1)
                .setName("a")
                .build();
        var nowInserted = io.framewright.codec.protobuf.samples.now.Inserted.newBuilder()
                .setId(1)
                .setName("a")
                .build();
        var wasRemoved = io.framewright.codec.protobuf.samples.was.Removed.newBuilder()
                .setId(1)
                .setName("a")
                .build();
        var nowRemoved = io.framewright.codec.protobuf.samples.now.Removed.newBuilder()
                .setId(1)
                .setName("a")
                .build();
        return List.of(
                Pair.equivalent(FIELDS_APPENDED, wasAppended, nowAppended)
                        .reading(
                                nowAppended.toBuilder()
                                        .clearNote()
                                        .clearPages()
                                        .clearTags()
                                        .build(),
                                wasAppended.toBuilder()
                                        .setUnknownFields(appended)
                                        .build()),
                Pair.equivalent(
                                FIELD_INSERTED,
                                wasInserted.toBuilder().setInner(wasInserted).build(),
                                nowInserted.toBuilder()
                                        .setLabel("x")
                                        .setInner(nowInserted)
                                        .build())
                        .reading(
                                nowInserted.toBuilder().setInner(nowInserted).build(),
                                wasInserted.toBuilder()
                                        .setInner(wasInserted)
                                        .setUnknownFields(four("x"))
                                        .build()),
                Pair.equivalent(
                                FIELD_REMOVED,
                                wasRemoved.toBuilder()
                                        .setLabel("x")
                                        .setInner(wasRemoved)
                                        .build(),
                                nowRemoved.toBuilder().setInner(nowRemoved).build())
                        .reading(
                                nowRemoved.toBuilder()
                                        .setInner(nowRemoved)
                                        .setUnknownFields(four("x"))
                                        .build(),
                                wasRemoved.toBuilder().setInner(wasRemoved).build()));
    }

    private static List<Pair<?, ?>> moved() {
        return List.of(
                Pair.equivalent(
                        FIELD_RENAMED,
                        io.framewright.codec.protobuf.samples.was.Renamed.newBuilder()
                                .setName("a")
                                .build(),
                        io.framewright.codec.protobuf.samples.now.Renamed.newBuilder()
                                .setTitle("a")
                                .build()),
                Pair.equivalent(
                        FIELDS_REORDERED,
                        io.framewright.codec.protobuf.samples.was.Reordered.newBuilder()
                                .setId(1)
                                .setName("a")
                                .setSize(0.5)
                                .build(),
                        io.framewright.codec.protobuf.samples.now.Reordered.newBuilder()
                                .setId(1)
                                .setName("a")
                                .setSize(0.5)
                                .build()),
                Pair.equivalent(
                        FIELDS_SWAPPED,
                        io.framewright.codec.protobuf.samples.was.Swapped.newBuilder()
                                .setName("name")
                                .setNote("note")
                                .build(),
                        io.framewright.codec.protobuf.samples.now.Swapped.newBuilder()
                                .setName("name")
                                .setNote("note")
                                .build()),
                Pair.equivalent(
                        CLASS_RENAMED,
                        Client.newBuilder()
                                .setId(1)
                                .setPlace(Place.newBuilder().setCity("Ulm"))
                                .build(),
                        Customer.newBuilder()
                                .setId(1)
                                .setPlace(Address.newBuilder().setCity("Ulm"))
                                .build()));
    }

    private static List<Pair<?, ?>> types() {
        var wasInt = io.framewright.codec.protobuf.samples.was.IntWidened.newBuilder()
                .setSize(-300)
                .build();
        var nowInt = io.framewright.codec.protobuf.samples.now.IntWidened.newBuilder()
                .setSize(-300)
                .build();
        var wasFloat = io.framewright.codec.protobuf.samples.was.FloatWidened.newBuilder()
                .setId(1)
                .setSize(1.25f)
                .build();
        var nowFloat = io.framewright.codec.protobuf.samples.now.FloatWidened.newBuilder()
                .setId(1)
                .setSize(1.25)
                .build();
        UnknownFieldSet.Field bits32 = UnknownFieldSet.Field.newBuilder()
                .addFixed32(Float.floatToRawIntBits(1.25f))
                .build();
        UnknownFieldSet.Field bits64 = UnknownFieldSet.Field.newBuilder()
                .addFixed64(Double.doubleToRawLongBits(1.25))
                .build();
        return List.of(
                Pair.equivalent(INT_WIDENED, wasInt, nowInt),
                Pair.equivalent(
                                LONG_TOO_LARGE,
                                wasInt,
                                nowInt.toBuilder().setSize(TOO_LARGE).build())
                        .reading(
                                null,
                                wasInt.toBuilder().setSize((int) TOO_LARGE).build()),
                Pair.equivalent(FLOAT_WIDENED, wasFloat, nowFloat)
                        .reading(
                                nowFloat.toBuilder()
                                        .clearSize()
                                        .setUnknownFields(UnknownFieldSet.newBuilder()
                                                .addField(3, bits32)
                                                .build())
                                        .build(),
                                wasFloat.toBuilder()
                                        .clearSize()
                                        .setUnknownFields(UnknownFieldSet.newBuilder()
                                                .addField(3, bits64)
                                                .build())
                                        .build()));
    }

    private static List<Pair<?, ?>> enums() {
        var wasRated = io.framewright.codec.protobuf.samples.was.Rated.newBuilder()
                .setGrade(io.framewright.codec.protobuf.samples.was.Grade.HIGH)
                .build();
        var nowRated = io.framewright.codec.protobuf.samples.now.Rated.newBuilder()
                .setGrade(io.framewright.codec.protobuf.samples.now.Grade.HIGH)
                .build();
        return List.of(
                Pair.equivalent(ENUM_CONSTANT_APPENDED, wasRated, nowRated),
                Pair.equivalent(
                        ENUM_CONSTANT_INSERTED,
                        io.framewright.codec.protobuf.samples.was.Sized.newBuilder()
                                .setSize(io.framewright.codec.protobuf.samples.was.Size.LARGE)
                                .build(),
                        io.framewright.codec.protobuf.samples.now.Sized.newBuilder()
                                .setSize(io.framewright.codec.protobuf.samples.now.Size.LARGE)
                                .build()),
                Pair.equivalent(
                                ENUM_CONSTANT_UNKNOWN,
                                wasRated,
                                nowRated.toBuilder()
                                        .setGrade(io.framewright.codec.protobuf.samples.now.Grade.TOP)
                                        .build())
                        .reading(null, wasRated.toBuilder().setGradeValue(2).build()));
    }
}
