package io.framewright.benchmarks.report;

import io.framewright.benchmarks.Machine;
import java.util.List;
import java.util.Map;

/**
 * Where the figures come from, which is half of what they mean.
 *
 * @param profile the profile's name
 * @param date when it began, ISO 8601
 * @param seconds how long it took
 * @param command what was typed
 * @param commit the sources' commit, or why it is not known
 * @param machine the machine
 * @param versions the libraries' versions by name
 * @param forks how many JVMs each trial got
 * @param warmups how many iterations of warm-up each JVM made
 * @param iterations how many measured ones
 * @param missing what there are no figures for, and why not, trial by trial
 * @param sizes what the codecs make of the messages
 */
record Run(
        String profile,
        String date,
        long seconds,
        String command,
        String commit,
        Machine machine,
        Map<String, String> versions,
        int forks,
        int warmups,
        int iterations,
        Map<String, String> missing,
        List<Size> sizes) {}
