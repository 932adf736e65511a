package io.framewright.soak;

import java.util.List;

/** What the server tells about itself, as a line of JSON. */
record Report(
        List<Integer> ports,
        long heap,
        long direct,
        long nanos,
        long received,
        long promises,
        long damaged,
        long reordered,
        int problems,
        List<String> told,
        List<String> leaks) {

    static Report of(List<Integer> ports, Memory memory, Tally tally, List<String> leaks) {
        return new Report(
                ports,
                memory.heap(),
                memory.direct(),
                memory.nanos(),
                tally.received.sum(),
                tally.promises.sum(),
                tally.damaged.sum(),
                tally.reordered.sum(),
                tally.problems(),
                tally.told(),
                leaks);
    }

    Memory memory() {
        return new Memory(heap, direct, nanos);
    }
}
