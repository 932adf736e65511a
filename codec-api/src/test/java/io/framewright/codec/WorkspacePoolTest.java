package io.framewright.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkspacePoolTest {

    private static final class Workspace extends WorkspacePool.Pooled {
        private final AtomicInteger users = new AtomicInteger();
    }

    private final AtomicInteger made = new AtomicInteger();
    private final WorkspacePool<Workspace> pool = new WorkspacePool<>(() -> {
        made.incrementAndGet();
        return new Workspace();
    });
    private final int slots = WorkspacePool.slots(Runtime.getRuntime().availableProcessors());

    @Test
    void handsOutEachWorkspaceOnce() {
        Set<Workspace> out = taken(slots + 10);
        assertThat(out).hasSize(slots + 10);
    }

    @Test
    void keepsAsManyAsItHasSlots() {
        Set<Workspace> first = taken(slots + 10);
        first.forEach(pool::release);
        assertThat(first).containsAll(taken(slots));
        assertThat(made).hasValue(slots + 10);
        assertThat(first).doesNotContain(pool.acquire());
    }

    @Test
    void oneThreadGetsTheSameOneAgain() {
        Workspace workspace = pool.acquire();
        pool.release(workspace);
        assertThat(pool.acquire()).isSameAs(workspace);
    }

    @Test
    void thePlaceOfWhatWasDiscardedIsUsedAgain() {
        for (int i = 0; i < slots; i++) {
            pool.discard(pool.acquire());
        }
        Workspace workspace = pool.acquire();
        pool.release(workspace);
        assertThat(pool.acquire()).isSameAs(workspace);
    }

    @Test
    void whatWasDiscardedIsNotHandedOutAgain() {
        Workspace bad = pool.acquire();
        pool.discard(bad);
        assertThat(taken(slots + 1)).doesNotContain(bad);
    }

    @Test
    void aFactoryThatFailedTakesNoPlace() {
        AtomicInteger failures = new AtomicInteger(3 * slots);
        WorkspacePool<Workspace> failing = new WorkspacePool<>(() -> {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("not now");
            }
            return new Workspace();
        });
        for (int i = 0; i < 3 * slots; i++) {
            assertThatThrownBy(failing::acquire).hasMessage("not now");
        }
        Workspace workspace = failing.acquire();
        failing.release(workspace);
        assertThat(failing.acquire()).isSameAs(workspace);
    }

    @Test
    void noTwoThreadsHaveTheSameAtOnce() throws Exception {
        int count = 2 * slots; // so that there are threads with the same home
        ExecutorService threads = Executors.newFixedThreadPool(count);
        CyclicBarrier allHaveOne = new CyclicBarrier(count);
        Callable<Boolean> task = () -> {
            boolean alone = true;
            for (int round = 0; round < 20; round++) {
                Workspace workspace = pool.acquire();
                workspace.users.incrementAndGet();
                allHaveOne.await();
                alone &= workspace.users.get() == 1;
                allHaveOne.await();
                workspace.users.decrementAndGet();
                if (round % 5 == 0) {
                    pool.discard(workspace);
                } else {
                    pool.release(workspace);
                }
            }
            return alone;
        };
        for (Future<Boolean> alone : threads.invokeAll(Collections.nCopies(count, task))) {
            assertThat(alone.get()).isTrue();
        }
        threads.shutdown();
    }

    @ParameterizedTest
    @CsvSource({"1, 16", "8, 16", "9, 32", "32, 64", "64, 128", "96, 256"})
    void hasAtLeastTwiceAsManySlotsAsProcessors(int processors, int expected) {
        assertThat(WorkspacePool.slots(processors)).isEqualTo(expected);
    }

    private Set<Workspace> taken(int count) {
        Set<Workspace> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < count; i++) {
            taken.add(pool.acquire());
        }
        return taken;
    }
}
