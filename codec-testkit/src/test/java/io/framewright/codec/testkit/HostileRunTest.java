package io.framewright.codec.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HostileRunTest {

    @Test
    void allInputsAreTaken() {
        AtomicLong sum = new AtomicLong();
        HostileRun.of("a sum", sum::addAndGet);
        long inputs = HostileRun.inputs();
        assertThat(sum).hasValue(inputs * (inputs - 1) / 2);
    }

    @Test
    void failuresSayWhichInputItWas() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> HostileRun.of("a division", HostileRunTest::failAt77))
                .withMessageContaining("a division, input 77 ")
                .withCauseInstanceOf(ArithmeticException.class);
    }

    private static void failAt77(long number) {
        if (number == 77) {
            throw new ArithmeticException("77");
        }
    }

    @Test
    void anInputThatComputesForEverIsFound() {
        AtomicBoolean stop = new AtomicBoolean();
        HostileRun run = new HostileRun("a loop", number -> spin(number, stop), 1, 50);
        try {
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(run::run)
                    .withMessage("a loop, input 5 does not come to an end");
        } finally {
            stop.set(true);
        }
    }

    private static void spin(long number, AtomicBoolean stop) {
        while (number == 5 && !stop.get()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void anInputThatWaitsForEverIsFound() {
        CountDownLatch never = new CountDownLatch(1);
        HostileRun run = new HostileRun("a lock", number -> await(number, never), 1, 5);
        try {
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(run::run)
                    .withMessage("a lock, input 5 does not come to an end");
        } finally {
            never.countDown();
        }
    }

    private static void await(long number, CountDownLatch latch) {
        try {
            if (number == 5) {
                latch.await();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
