package io.framewright.framing.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.MessageTypes;
import io.framewright.framing.OnBadFrame;
import io.framewright.framing.Protocol;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProtocolMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private final Protocol<String> protocol = protocol("orders");

    private Protocol<String> protocol(String name) {
        return Protocol.builder(MessageTypes.of(String.class))
                .spec("length-header(1, max=4) + string")
                .onBadFrame(OnBadFrame.SKIP)
                .listener(new ProtocolMetrics(registry, name))
                .build();
    }

    private double errors(String direction, String part, String reason) {
        return registry.get("framewright.errors")
                .tags("protocol", "orders", "direction", direction, "part", part, "reason", reason)
                .counter()
                .count();
    }

    @Test
    void messagesAndFramesAreCountedTimedAndMeasured() {
        EmbeddedChannel channel = new EmbeddedChannel(protocol.newHandler());

        channel.writeOutbound("a", "four");
        channel.writeInbound(channel.<ByteBuf>readOutbound());

        assertThat(registry.get("framewright.encode").timer().count()).isEqualTo(2);
        assertThat(registry.get("framewright.decode").timer().count()).isEqualTo(2);
        assertThat(registry.get("framewright.decode").timer().totalTime(TimeUnit.NANOSECONDS))
                .isPositive();
        for (String direction : new String[] {"in", "out"}) {
            assertThat(registry.get("framewright.message.size")
                            .tag("direction", direction)
                            .summary()
                            .totalAmount())
                    .isEqualTo(5);
            assertThat(registry.get("framewright.frame.size")
                            .tag("direction", direction)
                            .summary()
                            .count())
                    .isEqualTo(2);
            assertThat(registry.get("framewright.frame.size")
                            .tag("direction", direction)
                            .summary()
                            .totalAmount())
                    .isEqualTo(7);
        }
        channel.finishAndReleaseAll();
    }

    @Test
    void errorsAreCountedByReason() {
        EmbeddedChannel channel = new EmbeddedChannel(protocol.newHandler());

        assertThatThrownBy(() -> channel.writeOutbound("too long")).isNotNull();
        assertThatThrownBy(() -> channel.writeOutbound("\ud800")).isNotNull();
        assertThatThrownBy(() -> channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {1, (byte) 0xff})))
                .isNotNull();
        assertThatThrownBy(() -> channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {5, 1, 2, 3, 4, 5})))
                .isNotNull();
        channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {3, 'a'}));
        assertThatThrownBy(channel::finish).isNotNull();

        assertThat(errors("out", "frame", "refused")).isEqualTo(1);
        assertThat(errors("out", "message", "refused")).isEqualTo(1);
        assertThat(errors("in", "message", "malformed")).isEqualTo(1);
        assertThat(errors("in", "frame", "limit-exceeded")).isEqualTo(1);
        assertThat(errors("in", "frame", "truncated")).isEqualTo(1);
        assertThat(errors("in", "frame", "malformed")).isZero();
        assertThat(errors("in", "message", "type-not-allowed")).isZero();
    }

    @Test
    void allMetersAreThereFromTheBeginningPerProtocol() {
        int each = registry.getMeters().size();

        protocol("invoices");
        protocol("invoices");

        assertThat(each).isEqualTo(2 + 4 + 8);
        assertThat(registry.getMeters()).hasSize(2 * each);
        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .allMatch(id -> id.getName().startsWith("framewright."));
    }
}
