package io.framewright.examples.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.examples.connection.ConnectionMessage.Accepted;
import io.framewright.examples.connection.ConnectionMessage.Rejected;
import io.framewright.examples.connection.ConnectionMessage.Request;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    @TempDir
    private Path directory;

    @Test
    void requestThatComesAgainIsNotNotedAgain() throws IOException {
        try (Ledger ledger = Ledger.inMemory(10)) {
            assertThat(ledger.note(new Request("a", 1, "x"))).isEqualTo(new Accepted(1, 1));
            assertThat(ledger.note(new Request("b", 1, "y"))).isEqualTo(new Accepted(1, 2));
            assertThat(ledger.note(new Request("a", 1, "x"))).isEqualTo(new Accepted(1, 1));
            assertThat(ledger.size()).isEqualTo(2);
        }
    }

    @Test
    void nextProcessKnowsWhatTheLastOneNoted() throws IOException {
        Path file = directory.resolve("ledger");
        try (Ledger ledger = Ledger.open(file, 10)) {
            ledger.note(new Request("a", 1, "x\ny"));
            ledger.force();
        }
        try (Ledger ledger = Ledger.open(file, 10)) {
            assertThat(ledger.note(new Request("a", 1, "x\ny"))).isEqualTo(new Accepted(1, 1));
            assertThat(ledger.note(new Request("a", 2, "z"))).isEqualTo(new Accepted(2, 2));
        }
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void lineThatWasCutByACrashIsWrittenAnew() throws IOException {
        Path file = directory.resolve("ledger");
        try (Ledger ledger = Ledger.open(file, 10)) {
            ledger.note(new Request("a", 1, "x"));
        }
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() - 5), StandardOpenOption.APPEND);
        try (Ledger ledger = Ledger.open(file, 10)) {
            assertThat(ledger.size()).isEqualTo(1);
            assertThat(ledger.note(new Request("a", 2, "y"))).isEqualTo(new Accepted(2, 2));
        }
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void requestThatIsTooOldToBeKnownIsRefused() throws IOException {
        try (Ledger ledger = Ledger.inMemory(2)) {
            for (int id = 1; id <= 3; id++) {
                ledger.note(new Request("a", id, "x"));
            }
            assertThat(ledger.note(new Request("a", 1, "x"))).isInstanceOf(Rejected.class);
            assertThat(ledger.note(new Request("a", 3, "x"))).isEqualTo(new Accepted(3, 3));
        }
    }

    @Test
    void twoServersDoNotShareALedger() throws IOException {
        Path file = directory.resolve("ledger");
        Ledger ledger = Ledger.open(file, 10);
        try (ledger) {
            assertThatThrownBy(() -> Ledger.open(file, 10)).isInstanceOf(OverlappingFileLockException.class);
        }
    }
}
