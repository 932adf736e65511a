package io.framewright.examples.heartbeat;

import io.framewright.examples.Console;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Shows the workers and what has happened to them: on a terminal a table that is drawn anew in its place, with the last
 * events below; else tables or JSON on standard output, and events on standard error. Safe for use from several threads.
 */
final class Display {

    private static final String HOME_AND_CLEAR = "\033[H\033[J";
    private static final int EVENTS = 10;

    private final Console console;
    private final boolean json;
    private final boolean live;
    private String title = "";
    private final Deque<String> events = new ArrayDeque<>();

    Display(Console console, boolean json, boolean live) {
        this.console = console;
        this.json = json;
        this.live = live;
    }

    /** Says where the master listens: once, or above each table. */
    synchronized void title(String line) {
        title = line;
        console.out(line);
    }

    synchronized void log(String event) {
        if (live) {
            events.add(event);
            if (events.size() > EVENTS) {
                events.remove();
            }
        } else {
            console.log(event);
        }
    }

    synchronized void show(Snapshot snapshot) {
        if (json) {
            console.out(snapshot.toJson());
        } else if (live) {
            String table = snapshot.workers().isEmpty() ? "no worker has joined yet\n" : snapshot.toTable();
            console.out(HOME_AND_CLEAR + title + "\n\n" + table + "\n" + String.join("\n", events));
        } else {
            console.out(snapshot.toTable());
        }
    }
}
