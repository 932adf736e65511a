package io.framewright.codec.kryo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.DecodeLimits;
import io.framewright.codec.kryo.Samples.MediaContent;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class KryoPoolTest {

    @Test
    void serves64Threads() throws Exception {
        KryoCodec<MediaContent> codec = KryoCodec.of(MediaContent.class);
        byte[] bytes = Wire.encode(codec, Samples.media());
        ExecutorService threads = Executors.newFixedThreadPool(64);
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            tasks.add(() -> {
                boolean same = true;
                for (int j = 0; j < 50; j++) {
                    MediaContent message = Wire.decode(codec, bytes);
                    same &= message.equals(Samples.media());
                    same &= Arrays.equals(Wire.encode(codec, message), bytes);
                }
                return same;
            });
        }
        for (Future<Boolean> future : threads.invokeAll(tasks)) {
            assertThat(future.get()).isTrue();
        }
        threads.shutdown();
    }

    /** Everything a failed message could leave behind: depth, counts, references, half a buffer. */
    @Test
    void aRenewedWorkspaceKnowsNothingOfTheMessageThatFailed() {
        KryoSettings settings = new KryoSettings(DecodeLimits.DEFAULT, new ClassNumbers(new TreeMap<>()), true, false);
        Workspace workspace = new Workspace(MediaContent.class, settings);
        MediaContent message = Samples.media();
        byte[] good = encode(workspace, message);
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 0x55;
            requireGood(workspace, good, message, Arrays.copyOf(good, i));
            requireGood(workspace, good, message, bad);
        }
        message.setMedia(new Samples.Media() {});
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> encode(workspace, message)).isInstanceOf(RuntimeException.class);
            workspace.renew();
            assertThat(encode(workspace, Samples.media())).isEqualTo(good);
        }
    }

    private static byte[] encode(Workspace workspace, Object message) {
        ByteBuf out = Unpooled.buffer();
        workspace.encode(message, out);
        return ByteBufUtil.getBytes(out);
    }

    private static void requireGood(Workspace workspace, byte[] good, Object message, byte[] bad) {
        try {
            workspace.decode(Unpooled.wrappedBuffer(bad));
        } catch (RuntimeException e) {
            workspace.renew();
        }
        assertThat(workspace.decode(Unpooled.wrappedBuffer(good))).isEqualTo(message);
        assertThat(encode(workspace, message)).isEqualTo(good);
    }
}
