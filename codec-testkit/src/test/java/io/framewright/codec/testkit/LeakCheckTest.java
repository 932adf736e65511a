package io.framewright.codec.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.Events;

class LeakCheckTest {

    @Test
    void aClassThatLeaksFails() {
        assertThat(failures(Leaking.class)).hasSize(1).first().asString().contains("1 leaked", "Leaking", "forget");
    }

    @Test
    void aLeakOfANestedClassIsFoundOnce() {
        assertThat(failures(Outer.class)).hasSize(1).first().asString().contains("Inner.forget");
    }

    @Test
    void aClassThatReleasesPasses() {
        assertThat(failures(Releasing.class)).isEmpty();
    }

    @Test
    void aBufferThatIsStillInUseIsNoLeak() {
        assertThat(failures(Holding.class)).isEmpty();
        Holding.HELD.forEach(ByteBuf::release);
        Holding.HELD.clear(); // Netty may use the object again, and who still refers to it hides that object's leak
        assertThat(LeakDetector.takeReports()).isEmpty();
    }

    /** What made the class itself fail, all its tests being right. */
    private static List<Throwable> failures(Class<?> type) {
        Events events = ContractRun.withExtensions(type).containerEvents();
        return events.failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow())
                .toList();
    }

    static class Leaking {
        @Test
        void forget() {
            ByteBufAllocator.DEFAULT.directBuffer(8).writeByte(1);
        }
    }

    static class Outer {
        @Nested
        class Inner {
            @Test
            void forget() {
                ByteBufAllocator.DEFAULT.heapBuffer(8).writeByte(1);
            }
        }
    }

    static class Releasing {
        @Test
        void release() {
            assertThat(ByteBufAllocator.DEFAULT.directBuffer(8).release()).isTrue();
        }
    }

    static class Holding {
        static final List<ByteBuf> HELD = new ArrayList<>();

        @Test
        void hold() {
            HELD.add(ByteBufAllocator.DEFAULT.directBuffer(8));
        }
    }
}
