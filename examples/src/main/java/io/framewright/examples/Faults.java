package io.framewright.examples;

/** Faults as lines of a log. */
public final class Faults {

    private Faults() {}

    /**
     * Describes a fault in one line. Bytes of a peer may be quoted in its message: they must not write lines of their own
     * into the log.
     */
    public static String oneLine(Throwable fault) {
        String text = fault.getClass().getSimpleName() + ": " + fault.getMessage();
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
