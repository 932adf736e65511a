package io.framewright.codec.compression;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadHeaderTest {

    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "1, 01",
        "127, 7f",
        "128, 8001",
        "16383, ff7f",
        "16384, 808001",
        "2097151, ffff7f",
        "2097152, 80808001",
        "268435455, ffffff7f",
        "268435456, 8080808001",
        "2147483647, ffffffff07"
    })
    void aHeaderHasItsShortestForm(int length, String hex) {
        ByteBuf out = Unpooled.buffer();
        PayloadHeader.write(length, out);

        assertThat(ByteBufUtil.hexDump(out)).isEqualTo(hex);
        assertThat(PayloadHeader.size(length)).isEqualTo(hex.length() / 2);
        assertThat(PayloadHeader.read(out)).isEqualTo(length);
    }
}
