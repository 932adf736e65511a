package io.framewright.codec.msgpack;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.msgpack.Samples.MediaContent;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class MsgpackPoolTest {

    @Test
    void serves64Threads() throws Exception {
        MsgpackCodec<MediaContent> codec = MsgpackCodec.of(MediaContent.class);
        byte[] bytes = Wire.bytes(codec, Samples.media());
        ExecutorService threads = Executors.newFixedThreadPool(64);
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            tasks.add(() -> {
                boolean same = true;
                for (int j = 0; j < 200; j++) {
                    MediaContent message = Wire.decode(codec, bytes);
                    same &= message.equals(Samples.media());
                    same &= Arrays.equals(Wire.bytes(codec, message), bytes);
                }
                return same;
            });
        }
        for (Future<Boolean> future : threads.invokeAll(tasks)) {
            assertThat(future.get()).isTrue();
        }
        threads.shutdown();
    }

    record Text(String text) {}

    /** A message that encodes another while it is read: as with a lazy getter. */
    static final class Outer {
        @Position(0)
        private String text = "outer";

        public String getText() {
            return text + Wire.hex(MsgpackCodecHolder.CODEC, new Text("inner"));
        }

        public void setText(String text) {
            this.text = text;
        }
    }

    private static final class MsgpackCodecHolder {
        static final MsgpackCodec<Text> CODEC = MsgpackCodec.of(Text.class);
    }

    @Test
    void encodingWhileEncodingIsAnothersBusiness() {
        assertThat(Wire.decode(MsgpackCodec.of(Text.class), Wire.bytes(MsgpackCodec.of(Outer.class), new Outer())))
                .isEqualTo(new Text("outer91a5696e6e6572"));
    }

    @Test
    void messagesLargerThanTheBufferGoThroughTheOwnArray() {
        MsgpackCodec<Text> codec = MsgpackCodec.of(Text.class);
        for (int length : new int[] {0, 10, 1_000, 5_000, 300_000}) {
            Text message = new Text("é".repeat(length) + "x".repeat(length));
            for (ByteBuf out : List.of(Unpooled.buffer(4), Unpooled.directBuffer(4))) {
                codec.encode(message, out.writeByte(1).skipBytes(1));
                assertThat(codec.decode(out)).isEqualTo(message);
                out.release();
            }
        }
    }
}
