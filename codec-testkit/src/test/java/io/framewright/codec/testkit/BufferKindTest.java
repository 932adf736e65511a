package io.framewright.codec.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BufferKindTest {

    private static final byte[] CONTENT = {10, 20, 30, 40};

    @ParameterizedTest
    @EnumSource
    void buffersForReadingHaveOtherBytesAroundTheirContent(BufferKind kind) {
        ByteBuf buffer = kind.holding(CONTENT);
        try {
            assertThat(ByteBufUtil.getBytes(buffer)).isEqualTo(CONTENT);
            assertThat(buffer.readerIndex()).isPositive();
            assertThat(buffer.capacity()).isGreaterThan(buffer.writerIndex());
            assertThat(buffer.getByte(buffer.readerIndex() - 1)).isNotZero();
            assertThat(buffer.getByte(buffer.writerIndex())).isNotZero();
        } finally {
            assertThat(buffer.release()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void buffersForReadingMayBeEmpty(BufferKind kind) {
        ByteBuf buffer = kind.holding(new byte[0]);
        try {
            assertThat(buffer.isReadable()).isFalse();
        } finally {
            buffer.release();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HEAP", "READ_ONLY"})
    void heapBuffersBeginInTheMiddleOfAnArray(BufferKind kind) {
        ByteBuf buffer = kind.holding(CONTENT);
        try {
            assertThat(buffer.hasArray()).isEqualTo(kind == BufferKind.HEAP);
            assertThat(kind == BufferKind.HEAP ? buffer.arrayOffset() : 1).isPositive();
        } finally {
            buffer.release();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HEAP", "DIRECT", "COMPOSITE"})
    void buffersForWritingGrow(BufferKind kind) {
        ByteBuf buffer = kind.forWriting(1);
        try {
            assertThat(buffer.readableBytes()).isZero();
            assertThat(ByteBufUtil.getBytes(buffer.writeBytes(CONTENT))).isEqualTo(CONTENT);
        } finally {
            assertThat(buffer.release()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void splitBuffersMeetAtTheBorder(int border) {
        ByteBuf buffer = BufferKind.split(CONTENT, border);
        try {
            assertThat(ByteBufUtil.getBytes(buffer)).isEqualTo(CONTENT);
            assertThat(buffer.nioBufferCount()).isGreaterThan(border == 0 || border == 4 ? 0 : 1);
        } finally {
            assertThat(buffer.release()).isTrue();
        }
    }
}
