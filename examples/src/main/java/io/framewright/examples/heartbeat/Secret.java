package io.framewright.examples.heartbeat;

import io.framewright.examples.Faults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What master and workers share, and never send. Who knows it shows that by an HMAC-SHA256 (RFC 2104) over
 *
 * <pre>
 * +------------------+------+------+--------------+--------------+
 * | purpose and role | 0x00 | name | worker nonce | master nonce |
 * |      ASCII       |      | UTF-8|   32 bytes   |   32 bytes   |
 * +------------------+------+------+--------------+--------------+
 * </pre>
 *
 * <p>The nonces bind it to one connection, so that a recorded one is worth nothing on the next, whichever side recorded
 * it. The role keeps one side's proof from being sent back to it as the other's.
 */
final class Secret {

    static final int NONCE_BYTES = 32;
    static final String VARIABLE = "FRAMEWRIGHT_HEARTBEAT_SECRET";

    private static final int MIN_BYTES = 16;
    private static final String ALGORITHM = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Who proves something. */
    enum Role {
        WORKER,
        MASTER
    }

    private final SecretKeySpec key;

    /** Takes at least 16 bytes, which nobody can guess. */
    Secret(byte[] bytes) {
        if (bytes.length < MIN_BYTES) {
            throw new IllegalArgumentException("the secret has " + bytes.length + " bytes, and needs " + MIN_BYTES
                    + " at least: try `openssl rand -hex 32`");
        }
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** Reads the secret from a file, or else from the environment. White space around it does not count. */
    static Secret read(@Nullable Path file, Map<String, String> environment) {
        String text = environment.get(VARIABLE);
        if (file != null) {
            try {
                text = Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException("the secret cannot be read: " + Faults.sentence(e), e);
            }
        }
        if (text == null) {
            throw new IllegalArgumentException(
                    "there is no secret: name its file by --secret-file, or set " + VARIABLE);
        }
        return new Secret(text.strip().getBytes(StandardCharsets.UTF_8));
    }

    static byte[] newNonce() {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        return nonce;
    }

    /** Shows that somebody in this role knows the secret, now and on this connection. */
    byte[] proof(Role role, String worker, byte[] workerNonce, byte[] masterNonce) {
        byte[] purpose = ("framewright heartbeat 1 " + role).getBytes(StandardCharsets.US_ASCII);
        byte[] name = worker.getBytes(StandardCharsets.UTF_8);
        ByteBuffer input = ByteBuffer.allocate(purpose.length + 1 + name.length + 2 * NONCE_BYTES);
        input.put(purpose).put((byte) 0).put(name).put(workerNonce).put(masterNonce);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(input.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + ALGORITHM, e);
        }
    }

    /** Compares in a time that does not tell how much of it was right. */
    boolean accepts(byte[] proof, Role role, String worker, byte[] workerNonce, byte[] masterNonce) {
        return MessageDigest.isEqual(proof(role, worker, workerNonce, masterNonce), proof);
    }

    /** Says nothing of the secret, wherever this is printed. */
    @Override
    public String toString() {
        return "secret";
    }
}
