package io.framewright.framing;

import io.framewright.codec.testkit.framing.HostileFramingContract;
import java.util.List;
import java.util.stream.Stream;

/** All framings, without a checksum and with one. */
class FramingsHostileTest extends HostileFramingContract {

    private static final List<String> SPECS = List.of(
            "fixed-length(16)",
            "fixed-length(16, pad=0x20)",
            "fixed-length(16, pad=iso7816)",
            "delimiter(\"$_\")",
            "delimiter(\"\\r\\n\", \"\\n\")",
            "delimiter(\"||\", \"|\", \"\\x00\", \"--x\")",
            "delimiter(\"\\n\", max=64)",
            "line",
            "line(strict)",
            "length-header(1)",
            "length-header(2, max=200)",
            "length-header(3, order=little-endian, counts-header, magic=\"\\xca\\xfe\")",
            "length-header(4)",
            "length-header(4, adjustment=-4)",
            "length-header(8, order=little-endian)",
            "varint-header",
            "varint-header(max=64)",
            "cobs",
            "cobs(max=64)",
            "slip",
            "slip(max=64)");

    /** A frame that gives no room to a checksum cannot have one. */
    @Override
    protected List<Framing> framings() {
        List<String> withChecksums =
                SPECS.stream().map(spec -> spec + " + crc32c").toList();
        return Stream.concat(SPECS.stream(), withChecksums.stream())
                .map(Framings::parse)
                .toList();
    }

    @Override
    protected boolean findsItsWay(Framing framing) {
        return Stream.of("delimiter", "line", "cobs", "slip").anyMatch(framing.toString()::startsWith);
    }
}
