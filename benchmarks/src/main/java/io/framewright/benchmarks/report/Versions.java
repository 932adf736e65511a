package io.framewright.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The versions of everything that is measured, as the build wrote them down. */
final class Versions {

    private static final String RESOURCE = "/io/framewright/benchmarks/versions.properties";

    private Versions() {}

    static Map<String, String> all() {
        Properties properties = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream(RESOURCE)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> versions = new TreeMap<>();
        properties.forEach((name, version) -> versions.put(String.valueOf(name), String.valueOf(version)));
        return versions;
    }
}
