package io.framewright.codec.marshalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.Codecs;
import io.framewright.codec.DecodeException;
import io.framewright.codec.spec.Spec;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MarshallingClassTableTest {

    private static <T> MarshallingCodec.Builder<T> builder(WireProtocol protocol, Class<T> type) {
        return protocol == WireProtocol.SERIAL
                ? MarshallingCodec.serialBuilder(type)
                : MarshallingCodec.riverBuilder(type);
    }

    @ParameterizedTest
    @EnumSource
    void whereANumberIsMissingTheLinesToAddAreSaid(WireProtocol protocol) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(protocol, Order.class)
                        .nested(4, Order.State.class)
                        .classTable()
                        .build())
                .withMessageContaining(".nested(5, io.framewright.codec.marshalling.Order.Line.class)")
                .withMessageNotContaining("Order.State");
    }

    @ParameterizedTest
    @EnumSource
    void theSpecAsksForIt(WireProtocol protocol) {
        String spec = protocol.codecName() + "(class-table)";
        CodecOptions options = CodecOptions.DEFAULT
                .withArguments(Spec.parse(spec).terms().get(0).arguments())
                .withNested(new TreeMap<>(Map.of(1, Order.Line.class, 2, Order.State.class)));
        Codec<Order> codec = Codecs.named(protocol.codecName()).codecFor(Order.class, options);
        assertThat(codec).hasToString(spec);
        Order order = Order.of(1, List.of(Order.line("tea")), Order.empty());
        byte[] bytes = Bytes.encode(codec, order);
        assertThat(Bytes.decode(codec, bytes)).isEqualTo(order);
        assertThat(bytes).hasSizeLessThan(Bytes.marshal(protocol, order).length / 2);
    }

    private record Here(int id, String name) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private record There(int id, String title, long since) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @EnumSource
    void otherFieldsAreNotMixedUp(WireProtocol protocol) {
        byte[] there = Bytes.encode(builder(protocol, There.class).classTable().build(), new There(1, "tea", 2));
        Codec<Here> here = builder(protocol, Here.class).classTable().build();
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Bytes.decode(here, there))
                .withMessageContaining("Here, which is 0, has other fields")
                .withMessageContaining("int id, String name");
    }

    private record Holder(Here[] heres, List<int[][]> numbers, Class<?> type) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @EnumSource
    void arraysAndClassesHaveNumbersToo(WireProtocol protocol) {
        Codec<Holder> codec = builder(protocol, Holder.class)
                .nested(1, Here.class)
                .classTable()
                .build();
        Holder message =
                new Holder(new Here[] {new Here(1, "a")}, List.<int[][]>of(new int[][] {{1}, {2, 3}}), Here.class);
        Holder same = Bytes.decode(codec, Bytes.encode(codec, message));
        assertThat(same.heres()).isEqualTo(message.heres());
        assertThat(same.numbers().get(0)).isDeepEqualTo(message.numbers().get(0));
        assertThat(same.type()).isEqualTo(Here.class);
    }

    @Test
    void aSideWithATableAndOneWithoutSaySo() {
        Order order = Order.empty();
        byte[] bytes = Bytes.encode(
                OrderContract.withTable(MarshallingCodec.riverBuilder(Order.class))
                        .build(),
                order);
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Bytes.decode(MarshallingCodec.river(Order.class), bytes))
                .withMessageContaining("class table");
    }
}
