package io.framewright.examples.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.examples.heartbeat.Secret.Role;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {

    private static final String TEXT = "correct horse battery staple";

    private final Secret secret = new Secret(TEXT.getBytes(StandardCharsets.UTF_8));
    private final byte[] one = Secret.newNonce();
    private final byte[] two = Secret.newNonce();

    @Test
    void proofIsTheHmacThatIsDescribed() throws Exception {
        byte[] zeros = new byte[Secret.NONCE_BYTES];
        byte[] ones = HexFormat.of().parseHex("01".repeat(Secret.NONCE_BYTES));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(TEXT.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update("framewright heartbeat 1 WORKER\0w1".getBytes(StandardCharsets.UTF_8));
        mac.update(zeros);
        assertThat(secret.proof(Role.WORKER, "w1", zeros, ones)).isEqualTo(mac.doFinal(ones));
    }

    @Test
    void proofHoldsForOneRoleNameAndConnectionOnly() {
        byte[] proof = secret.proof(Role.WORKER, "a", one, two);
        assertThat(secret.accepts(proof, Role.WORKER, "a", one, two)).isTrue();
        assertThat(secret.accepts(proof, Role.MASTER, "a", one, two))
                .as("reflection")
                .isFalse();
        assertThat(secret.accepts(proof, Role.WORKER, "b", one, two)).isFalse();
        assertThat(secret.accepts(proof, Role.WORKER, "a", two, one)).isFalse();
        assertThat(secret.accepts(proof, Role.WORKER, "a", one, Secret.newNonce()))
                .as("replay")
                .isFalse();
        assertThat(secret.accepts(new byte[0], Role.WORKER, "a", one, two)).isFalse();
    }

    @Test
    void secretComesFromAFileOrTheEnvironment(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("secret"), TEXT + "\n");
        byte[] proof = secret.proof(Role.WORKER, "a", one, two);
        assertThat(Secret.read(file, Map.of()).accepts(proof, Role.WORKER, "a", one, two))
                .isTrue();
        assertThat(Secret.read(null, Map.of(Secret.VARIABLE, TEXT)).accepts(proof, Role.WORKER, "a", one, two))
                .isTrue();
        assertThatThrownBy(() -> Secret.read(null, Map.of())).hasMessageContaining(Secret.VARIABLE);
        assertThatThrownBy(() -> Secret.read(directory, Map.of())).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> Secret.read(null, Map.of(Secret.VARIABLE, "short")))
                .hasMessageContaining("16");
    }

    @Test
    void secretIsNotPrinted() {
        assertThat(secret.toString()).isEqualTo("secret");
    }
}
