package io.framewright.examples.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A key and a certificate that signs itself, as two PEM files: {@code NAME.key}, for its owner only, and
 * {@code NAME.pem}, for those who are to trust it. There is no authority: each side is given the other's certificate,
 * which is as much as two sides need that know each other. Made by the JDK's keytool.
 *
 * @param certificate the certificate
 * @param key the private key, PKCS #8, not encrypted
 */
public record CertificateFiles(Path certificate, Path key) {

    private static final String PASSWORD_VARIABLE = "FRAMEWRIGHT_KEYTOOL_PASSWORD";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    /**
     * Makes a key and its certificate.
     *
     * @param directory where the files go; made if it is not there
     * @param name the files' name, and the certificate's
     * @param names what clients call the server, in keytool's words, such as {@code dns:localhost,ip:127.0.0.1}
     * @param days how long the certificate is valid
     * @return the files
     * @throws FileAlreadyExistsException if one of them is there already
     * @throws IOException if keytool fails or a file cannot be written
     * @throws InterruptedException if the thread is interrupted
     */
    public static CertificateFiles make(Path directory, String name, String names, int days)
            throws IOException, InterruptedException {
        CertificateFiles files =
                new CertificateFiles(directory.resolve(name + ".pem"), directory.resolve(name + ".key"));
        for (Path file : List.of(files.certificate, files.key)) {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
        }
        Files.createDirectories(directory);
        Path store = Files.createTempDirectory("framewright-keys").resolve("store.p12");
        String password = HexFormat.of().formatHex(SecureRandom.getSeed(16));
        try {
            keytool(store, password, name, names, days);
            files.write(store, password, name);
        } catch (GeneralSecurityException e) {
            throw new IOException("what keytool made cannot be read: " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(store);
            Files.delete(store.getParent());
        }
        return files;
    }

    private static void keytool(Path store, String password, String name, String names, int days)
            throws IOException, InterruptedException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        ProcessBuilder builder = new ProcessBuilder(
                keytool.toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=" + names,
                "-validity",
                Integer.toString(days),
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:env",
                PASSWORD_VARIABLE);
        builder.environment().put(PASSWORD_VARIABLE, password);
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool failed: " + output.strip());
        }
    }

    private void write(Path store, String password, String name) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance(store.toFile(), password.toCharArray());
        Key privateKey = keys.getKey(name, password.toCharArray());
        Files.createFile(key, forOwnerOnly());
        Files.writeString(key, pem("PRIVATE KEY", privateKey.getEncoded()));
        String text = pem("CERTIFICATE", keys.getCertificate(name).getEncoded());
        Files.writeString(certificate, text, StandardOpenOption.CREATE_NEW);
    }

    private static FileAttribute<?>[] forOwnerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(der) + "\n-----END " + label + "-----\n";
    }
}
