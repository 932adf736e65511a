package io.framewright.benchmarks;

/** A codec and a message, with what came of measuring them. */
sealed interface Row permits Figures, Unmeasured {

    /** The codec's name. */
    String codec();

    /** The message's name. */
    String message();
}
