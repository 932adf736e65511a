package io.framewright.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.spec.Spec;
import io.framewright.codec.spec.SpecException;
import io.framewright.codec.testkit.BufferKind;
import io.framewright.codec.testkit.CodecContract;
import io.framewright.codec.testkit.Golden;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import org.junit.jupiter.api.Test;

class BytesCodecTest extends CodecContract<ByteBuf> {

    @Override
    protected Codec<ByteBuf> codec(DecodeLimits limits) {
        return BytesCodec.INSTANCE;
    }

    @Override
    protected List<ByteBuf> samples() {
        return List.of(
                Unpooled.EMPTY_BUFFER,
                BufferKind.HEAP.holding(new byte[] {1}),
                BufferKind.DIRECT.holding(new byte[] {1, 2, 3}),
                BufferKind.COMPOSITE.holding(new byte[1023]),
                BufferKind.READ_ONLY.holding(new byte[1024]));
    }

    @Override
    protected List<Golden<ByteBuf>> golden() {
        return List.of(new Golden<>(Unpooled.wrappedBuffer(new byte[] {0, 1, -1}), "00 01 ff"));
    }

    /** Any bytes are a message. */
    @Override
    protected boolean selfDelimiting() {
        return false;
    }

    @Test
    void encodingLeavesTheMessagesIndicesAlone() {
        ByteBuf message = BufferKind.HEAP.holding(new byte[] {1, 2, 3});
        ByteBuf out = Unpooled.buffer();
        int readerIndex = message.readerIndex();
        BytesCodec.INSTANCE.encode(message, out);
        assertThat(message.readerIndex()).isEqualTo(readerIndex);
        assertThat(message.readableBytes()).isEqualTo(3);
        message.release();
    }

    @Test
    void aSmallMessageKeepsNoLargeBufferAlive() {
        ByteBuf read = BufferKind.DIRECT.holding(new byte[64 * 1024]);
        ByteBuf small = BytesCodec.INSTANCE.decode(read.readSlice(100));
        assertThat(read.refCnt()).isEqualTo(1);
        small.release();
        read.release();
    }

    @Test
    void aLargeMessageIsNotCopied() {
        ByteBuf read = BufferKind.DIRECT.holding(new byte[64 * 1024]);
        ByteBuf large = BytesCodec.INSTANCE.decode(read);
        assertThat(read.refCnt()).isEqualTo(2);
        large.release();
        read.release();
    }

    @Test
    void otherClassesAreRefused() {
        assertThatThrownBy(() -> Codecs.named("bytes").codecFor(byte[].class, CodecOptions.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("handles ByteBuf only");
    }

    @Test
    void argumentsAreRefused() {
        var arguments = Spec.parse("bytes(3)").terms().get(0).arguments();
        assertThatThrownBy(() ->
                        Codecs.named("bytes").codecFor(ByteBuf.class, CodecOptions.DEFAULT.withArguments(arguments)))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("unexpected argument 3, expected no further argument");
    }

    private static ByteBuf decoded(ByteBuf in, int length) {
        return BytesCodec.INSTANCE.decode(in.clear().writerIndex(length));
    }

    @Test
    void aMessageIsASliceIfItIsHalfOfItsBufferAndMoreThanOneKibibyte() {
        ByteBuf large = Unpooled.directBuffer(4_000, 4_000);
        decoded(large, 1_999).release();
        assertThat(large.refCnt()).isEqualTo(1);
        ByteBuf half = decoded(large, 2_000);
        assertThat(large.refCnt()).isEqualTo(2);
        half.release();
        large.release();

        ByteBuf small = Unpooled.directBuffer(1_025, 1_025);
        ByteBuf copy = decoded(small, 1_024);
        assertThat(copy.hasArray()).isTrue();
        assertThat(small.refCnt()).isEqualTo(1);
        decoded(small, 1_025).release();
        small.release();
    }

    @Test
    void theMessageIsTheCallersToLayOut() {
        assertThat(BytesCodec.INSTANCE.leavesRoom()).isTrue();
        assertThat(BytesCodec.INSTANCE.prefersArray()).isFalse();
    }
}
