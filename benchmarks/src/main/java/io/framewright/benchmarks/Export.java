package io.framewright.benchmarks;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything a run found out, as JSON.
 *
 * @param machine where it was measured
 * @param forks how many JVMs each measurement had
 * @param warmups how many iterations of warm-up
 * @param iterations how many measured iterations
 * @param figures what was measured
 * @param unmeasured what was not
 * @param advice the sentence that came last
 */
record Export(
        Machine machine,
        int forks,
        int warmups,
        int iterations,
        List<Figures> figures,
        List<Unmeasured> unmeasured,
        String advice) {

    static Export of(Machine machine, List<Row> rows, String advice) {
        return new Export(
                machine,
                1,
                Plan.WARMUPS,
                Plan.ITERATIONS,
                only(Figures.class, rows),
                only(Unmeasured.class, rows),
                advice);
    }

    void writeTo(Path file) throws JacksonException {
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValue(file, this);
    }

    private static <R extends Row> List<R> only(Class<R> kind, List<Row> rows) {
        return rows.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
