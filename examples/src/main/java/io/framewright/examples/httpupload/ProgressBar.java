package io.framewright.examples.httpupload;

import java.io.PrintWriter;
import java.util.Locale;

/** Shows how far a transfer is: a bar that is drawn over itself in a terminal, a line per quarter elsewhere. */
final class ProgressBar {

    private static final int WIDTH = 40;

    private final PrintWriter out;
    private final boolean terminal;
    private int percent = -1;

    ProgressBar(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void show(long done, long total) {
        int now = total == 0 ? 100 : (int) (done * 100 / total);
        if (now == percent) {
            return;
        }
        boolean quarter = now / 25 > percent / 25;
        percent = now;
        if (terminal) {
            int full = now * WIDTH / 100;
            String bar = "#".repeat(full) + ".".repeat(WIDTH - full);
            out.print(String.format(Locale.ROOT, "\r[%s] %3d %%%s", bar, now, now == 100 ? "\n" : ""));
        } else if (quarter) {
            out.println(now + " %");
        }
        out.flush();
    }
}
