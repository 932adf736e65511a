package io.framewright.codec.spec;

import java.util.SplittableRandom;

/** A spec's text, the same for the same seed. */
final class RandomSpec {

    private static final String NAME = "abcxyz019-";
    private static final String WORD = "abcXYZ019-_.";

    private final SplittableRandom random;

    RandomSpec(long seed) {
        random = new SplittableRandom(seed);
    }

    String text() {
        StringBuilder text = new StringBuilder(term());
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(blanks()).append('+').append(blanks()).append(term());
        }
        return text.toString();
    }

    private String term() {
        StringBuilder term = new StringBuilder(name());
        if (random.nextBoolean()) {
            term.append(blanks()).append('(');
            for (int i = random.nextInt(4); i > 0; i--) {
                term.append(blanks()).append(argument()).append(i > 1 ? "," : "");
            }
            term.append(blanks()).append(')');
        }
        return term.toString();
    }

    private String argument() {
        String key = random.nextInt(3) == 0 ? name() + blanks() + "=" + blanks() : "";
        return key + (random.nextBoolean() ? SpecText.quote(bytes()) : letters(WORD, 1 + random.nextInt(6)));
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(6)];
        random.nextBytes(bytes);
        return bytes;
    }

    private String name() {
        return "n" + letters(NAME, random.nextInt(6));
    }

    private String letters(String from, int count) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append(from.charAt(random.nextInt(from.length())));
        }
        return letters.toString();
    }

    private String blanks() {
        return " \t".substring(0, random.nextInt(3));
    }
}
