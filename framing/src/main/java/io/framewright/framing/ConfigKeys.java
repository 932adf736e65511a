package io.framewright.framing;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The keys of a {@link ProtocolConfig}. */
final class ConfigKeys {

    private static final List<String> NAMES = List.of(
            "framing",
            "codec",
            "type",
            "limits.max-depth",
            "limits.max-elements",
            "limits.max-bytes",
            "limits.max-objects",
            "on-bad-frame",
            "share-writes",
            "max-messages-per-turn");

    private static final Pattern NUMBERED = Pattern.compile("(types|nested)\\.(.+)");

    private ConfigKeys() {}

    static void requireKnown(String key, String prefix) {
        if (NAMES.contains(key) || isOfClass(key)) {
            return;
        }
        String nearest = NAMES.stream()
                .min(Comparator.comparingInt(name -> distance(name, key)))
                .orElseThrow();
        String numbered = key.startsWith("nest") ? "nested.1" : "types.1";
        if (distance(numbered, key) <= distance(nearest, key)) {
            nearest = numbered;
        }
        throw new IllegalArgumentException("there is no key " + prefix + key
                + (distance(nearest, key) <= nearest.length() / 3 + 1
                        ? "; did you mean " + prefix + nearest + "?"
                        : "; there are " + String.join(", ", NAMES) + ", types.N and nested.N, behind '" + prefix
                                + "'"));
    }

    /** Tells whether a key's value is a class. */
    static boolean isOfClass(String key) {
        return key.equals("type") || NUMBERED.matcher(key).matches();
    }

    /** Counts the letters to add, drop or change to make one text of the other (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
