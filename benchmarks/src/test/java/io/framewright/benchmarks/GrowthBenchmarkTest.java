package io.framewright.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthBenchmarkTest {

    @ParameterizedTest
    @CsvSource({
        "bytes, 16",
        "bytes, 16777216",
        "kryo, 128",
        "kryo, 524288",
        "kryo, 16777216",
        "msgpack, 128",
        "msgpack, 2097152",
        "kryo-list, 16",
        "kryo-list, 2097152",
        "msgpack-list, 16",
        "msgpack-list, 2097152"
    })
    void messagesOfAllSizesPassBothWays(String codec, int size) {
        GrowthBenchmark benchmark = new GrowthBenchmark();
        benchmark.codec = codec;
        benchmark.size = size;
        GrowthBenchmark.Bytes bytes = new GrowthBenchmark.Bytes();
        benchmark.open();
        assertThat(benchmark.encode(bytes)).isTrue();
        assertThat(benchmark.decode(bytes)).isNotNull();
        benchmark.close();

        assertThat(bytes.bytes).isEqualTo(2L * size);
    }
}
