package io.framewright.codec.msgpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@code msgpack(checked)} finds and what it lets pass; see also {@link MsgpackCheckedEvolutionTest}. */
class MsgpackCheckedTest {

    record Point(int x, int y) {}

    record Swapped(int y, int x) {}

    record Longer(int x, int y, @Nullable String label) {}

    record Placed(@Position(0) int x, @Position(2) int y) {}

    record Many(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l, int m, int n) {}

    record ManyOther(
            int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l, int m, int z) {}

    /** The example of docs/wire-format.md. */
    record Order(long id, String customer, List<Point> items) {}

    @Test
    void theCheckIsThatOfTheDocumentation() {
        assertThat(Wire.hex(codec(Order.class), new Order(1, "a", List.of()))).isEqualTo("94cd0f1a01a16190");
    }

    record Holder(Point first, Point second) {}

    private static <T> Codec<T> codec(Class<T> type) {
        return MsgpackCodec.builder(type).checked().build();
    }

    private static <T> T read(String hex, Class<T> type) {
        return Wire.decode(codec(type), hex);
    }

    @Test
    void theErrorSaysWhichPlaceDiffers() {
        String swapped = Wire.hex(codec(Swapped.class), new Swapped(2, 1));
        assertThatThrownBy(() -> read(swapped, Point.class))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("Point: the sender's names differ from those of " + Point.class.getName())
                .hasMessageContaining("at place 0, which is x here");
    }

    @Test
    void theErrorSaysInWhichObjectOfTheMessageItIs() {
        String holder = Wire.hex(codec(Holder.class), new Holder(new Point(1, 2), new Point(3, 4)));
        String point = Wire.hex(codec(Point.class), new Point(3, 4));
        String swapped = Wire.hex(codec(Swapped.class), new Swapped(3, 4));
        assertThat(holder).endsWith(point);
        assertThatThrownBy(() -> read(holder.substring(0, holder.length() - point.length()) + swapped, Holder.class))
                .hasMessageContaining("Holder.second: ");
    }

    @Test
    void whatWasAppendedIsPassed() {
        String longer = Wire.hex(codec(Longer.class), new Longer(1, 2, "here"));
        assertThat(read(longer, Point.class)).isEqualTo(new Point(1, 2));
        String shorter = Wire.hex(codec(Point.class), new Point(1, 2));
        assertThat(read(shorter, Longer.class)).isEqualTo(new Longer(1, 2, null));
    }

    @Test
    void positionsNeedNoCheck() {
        assertThat(Wire.hex(codec(Placed.class), new Placed(1, 2)))
                .isEqualTo(Wire.hex(MsgpackCodec.of(Placed.class), new Placed(1, 2)));
    }

    @Test
    void onlyTheFirstThirteenPlacesAreChecked() {
        Many many = new Many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14);
        String hex = Wire.hex(codec(Many.class), many);
        assertThat(hex).startsWith("9fcf000"); // an integer below 2^52
        assertThat(read(hex, Many.class)).isEqualTo(many);
        assertThat(read(hex, ManyOther.class).z()).isEqualTo(14);
    }

    @Test
    void arraysWithoutACheckAreRefused() {
        assertThatThrownBy(() -> read("90", Point.class)).hasMessageContaining("without a check of names");
        assertThatThrownBy(() -> read("92a17801", Point.class)).hasMessageContaining("expected an integer");
        assertThatThrownBy(() -> read(Wire.hex(MsgpackCodec.of(Point.class), new Point(100, 2)), Point.class))
                .isInstanceOf(DecodeException.class);
    }
}
