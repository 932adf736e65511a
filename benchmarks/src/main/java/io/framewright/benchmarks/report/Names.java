package io.framewright.benchmarks.report;

/** How the page writes what parameters call it. */
final class Names {

    private Names() {}

    static String side(String side) {
        return side.equals("by-hand") ? "by hand" : side;
    }

    static Hue hue(String side) {
        return switch (side) {
            case "framewright" -> Hue.OURS;
            case "by-hand" -> Hue.HAND;
            case "bare" -> Hue.BARE;
            default -> Hue.STOCK;
        };
    }

    static String message(String message) {
        return switch (message) {
            case "tiny" -> "tiny messages";
            case "media" -> "MediaContent";
            default -> message;
        };
    }

    static String codec(String codec) {
        return switch (codec) {
            case "jdk-plain" -> "JDK, plain";
            case "jdk-plain-filtered" -> "JDK, filtered";
            case "fory" -> "Fory";
            case "msgpack-jackson" -> "Jackson msgpack";
            default -> codec;
        };
    }
}
