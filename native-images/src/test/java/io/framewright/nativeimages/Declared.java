package io.framewright.nativeimages;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What metadata files declare, in the words of {@link Reflections}, with the condition in the place of the caller. */
final class Declared {

    private static final List<String> ARTIFACTS = List.of(
            "codec-api",
            "framing",
            "codec-json",
            "codec-kryo",
            "codec-marshalling",
            "codec-msgpack",
            "codec-protobuf",
            "codec-zstd");

    private final Set<String> lines = new TreeSet<>();

    private Declared() {}

    /** By the artifacts that are published. */
    static Set<String> byUs() throws IOException {
        Declared declared = new Declared();
        for (String artifact : ARTIFACTS) {
            String path = "META-INF/native-image/io.framewright/" + artifact + "/reachability-metadata.json";
            List<URL> found = Collections.list(Declared.class.getClassLoader().getResources(path));
            if (found.size() != 1) {
                throw new IllegalStateException(path + " is in " + found);
            }
            declared.read(found.get(0));
        }
        return declared.lines;
    }

    private void read(URL file) throws IOException {
        try (InputStream in = file.openStream()) {
            JsonNode root = new ObjectMapper().readTree(in);
            root.path("reflection").forEach(this::type);
            root.path("resources")
                    .forEach(resource -> lines.add(condition(resource) + " resource "
                            + resource.get("glob").stringValue() + " -"));
        }
    }

    private static String condition(JsonNode entry) {
        return entry.get("condition").get("typeReached").stringValue();
    }

    private void type(JsonNode entry) {
        String caller = condition(entry) + " ";
        String type = " " + entry.get("type").stringValue() + " ";
        lines.add(caller + "type" + type + "-");
        for (JsonNode field : entry.path("fields")) {
            lines.add(caller + "field" + type + field.get("name").stringValue());
        }
        for (JsonNode method : entry.path("methods")) {
            lines.add(caller + "method" + type + method.get("name").stringValue() + parameters(method));
        }
        for (String flag : List.of("unsafeAllocated", "serializable")) {
            if (entry.path(flag).asBoolean(false)) {
                lines.add(caller + (flag.equals("serializable") ? "serialize" : "allocate") + type + "-");
            }
        }
    }

    private static String parameters(JsonNode method) {
        return StreamSupport.stream(method.get("parameterTypes").spliterator(), false)
                .map(JsonNode::stringValue)
                .collect(Collectors.joining(",", "(", ")"));
    }
}
