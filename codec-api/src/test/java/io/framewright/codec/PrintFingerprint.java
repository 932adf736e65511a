package io.framewright.codec;

/** Runs in a JVM of its own. */
final class PrintFingerprint {

    private PrintFingerprint() {}

    public static void main(String[] arguments) {
        System.out.print(FingerprintTest.TYPES.fingerprint());
    }
}
