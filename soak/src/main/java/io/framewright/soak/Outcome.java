package io.framewright.soak;

import io.framewright.soak.Curve.Trend;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a run.
 *
 * @param connections how many were asked for
 * @param connected how many there were
 * @param window messages under way on each
 * @param seconds how long new messages were sent
 * @param client the client's counts
 * @param server the server's last report
 * @param clientLeaks what the client's leak detector reported
 * @param curve what was held over time
 * @param latencies how long messages took
 */
record Outcome(
        int connections,
        int connected,
        int window,
        int seconds,
        Tally client,
        Report server,
        List<String> clientLeaks,
        Curve curve,
        Latencies latencies) {

    long lost() {
        return client.sent.sum() - client.received.sum();
    }

    /** How many writes of both sides were not told what became of them. */
    long promisesOpen() {
        return client.sent.sum() - client.promises.sum() + server.received() - server.damaged() - server.promises();
    }

    long reordered() {
        return client.reordered.sum() + server.reordered();
    }

    long damaged() {
        return client.damaged.sum() + server.damaged();
    }

    int leaks() {
        return clientLeaks.size() + server.leaks().size();
    }

    /** Everything that is not as it must be; empty if all is well. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        addUnless(connected == connections, connections - connected + " connections were not made", faults);
        addUnless(lost() == 0, lost() + " messages lost", faults);
        addUnless(server.received() == client.sent.sum(), "the server got " + server.received() + " messages", faults);
        addUnless(promisesOpen() == 0, promisesOpen() + " promises open", faults);
        addUnless(reordered() == 0, reordered() + " messages reordered", faults);
        addUnless(damaged() == 0, damaged() + " messages damaged", faults);
        addUnless(leaks() == 0, leaks() + " leaks", faults);
        for (Trend trend : curve.trends()) {
            addUnless(trend.isFlat(), "not flat: " + trend, faults);
        }
        faults.addAll(client.told());
        faults.addAll(server.told());
        faults.addAll(clientLeaks);
        faults.addAll(server.leaks());
        return faults;
    }

    private static void addUnless(boolean good, String fault, List<String> faults) {
        if (!good) {
            faults.add(fault);
        }
    }
}
