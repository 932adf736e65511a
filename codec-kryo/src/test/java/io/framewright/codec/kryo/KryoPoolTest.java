package io.framewright.codec.kryo;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.DecodeLimits;
import io.framewright.codec.kryo.Samples.MediaContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
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

    @Test
    void handsOutEachWorkspaceOnceAndKeepsABoundedNumber() {
        KryoSettings settings = new KryoSettings(DecodeLimits.DEFAULT, new ClassNumbers(new TreeMap<>()), false, false);
        List<Workspace> made = new ArrayList<>();
        WorkspacePool pool = new WorkspacePool(() -> {
            Workspace workspace = new Workspace(Samples.Tiny.class, settings);
            made.add(workspace);
            return workspace;
        });
        IdentityHashMap<Workspace, Boolean> out = new IdentityHashMap<>();
        for (int i = 0; i < 70; i++) {
            out.put(pool.acquire(), true);
        }
        assertThat(out).hasSize(70);
        assertThat(made).hasSize(70);
        out.keySet().forEach(pool::release);
        for (int i = 0; i < 64; i++) {
            assertThat(out).containsKey(pool.acquire());
        }
        assertThat(made).hasSize(70);
        pool.acquire();
        assertThat(made).hasSize(71);
    }
}
