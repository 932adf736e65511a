package io.framewright.examples.httpfiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeRequestTest {

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=0-0            | 10 | 0-0",
                "bytes=2-5            | 10 | 2-5",
                "BYTES=2-5            | 10 | 2-5",
                "bytes=2-             | 10 | 2-9",
                "bytes=2-99           | 10 | 2-9",
                "bytes=9-             | 10 | 9-9",
                "bytes=-3             | 10 | 7-9",
                "bytes=-99            | 10 | 0-9",
                "bytes= 0-1 , 4-5     | 10 | 0-1 4-5",
                "bytes=8-9,0-1        | 10 | 8-9 0-1",
                "bytes=0-1,,4-5,      | 10 | 0-1 4-5",
                "bytes=0-1,10-        | 10 | 0-1",
                "bytes=10-            | 10 | UNSATISFIABLE",
                "bytes=-0             | 10 | UNSATISFIABLE",
                "bytes=10-,20-30      | 10 | UNSATISFIABLE",
                "bytes=0-             | 0  | UNSATISFIABLE",
                "bytes=-5             | 0  | UNSATISFIABLE",
                "bytes=999999999999999999- | 10 | UNSATISFIABLE",
                "bytes=5-4            | 10 | WHOLE",
                "bytes=a-b            | 10 | WHOLE",
                "bytes=-              | 10 | WHOLE",
                "bytes=--5            | 10 | WHOLE",
                "bytes=1              | 10 | WHOLE",
                "bytes=+1-2           | 10 | WHOLE",
                "bytes=99999999999999999999- | 10 | WHOLE",
                "lines=1-2            | 10 | WHOLE",
                "bytes=0-5,3-7        | 10 | WHOLE",
                "bytes=0-1,2-3        | 10 | WHOLE",
                "bytes=0-0,2-2,4-4,6-6,8-8,10-10,12-12,14-14       | 20 | 0-0 2-2 4-4 6-6 8-8 10-10 12-12 14-14",
                "bytes=0-0,2-2,4-4,6-6,8-8,10-10,12-12,14-14,16-16 | 20 | WHOLE",
            })
    void headerSelects(String header, long size, String expected) {
        RangeRequest request = RangeRequest.parse(header, size);
        String actual = request.kind() == RangeRequest.Kind.PARTS
                ? request.ranges().stream()
                        .map(range -> range.first() + "-" + range.last())
                        .collect(Collectors.joining(" "))
                : request.kind().toString();
        assertThat(actual).isEqualTo(expected);
    }
}
