package io.framewright.codec.msgpack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.msgpack.Samples.Image;
import io.framewright.codec.msgpack.Samples.Media;
import io.framewright.codec.msgpack.Samples.MediaContent;
import io.framewright.codec.msgpack.Samples.Size;
import io.framewright.codec.testkit.CodecContract;
import io.framewright.codec.testkit.Golden;
import io.framewright.codec.testkit.HexVectors;
import io.framewright.codec.testkit.Hostile;
import io.framewright.codec.testkit.Limited;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Beans with nested beans, lists, enums and nulls, in each layout and with and without classes made at run time. */
abstract class MediaContract extends CodecContract<MediaContent> {

    abstract MsgpackCodec.Builder<MediaContent> configured(MsgpackCodec.Builder<MediaContent> builder);

    /** The part of the golden vectors' names behind the message's. */
    abstract String vectors();

    @Override
    protected Codec<MediaContent> codec(DecodeLimits limits) {
        return configured(MsgpackCodec.builder(MediaContent.class).limits(limits))
                .build();
    }

    @Override
    protected List<MediaContent> samples() {
        return List.of(Samples.media(), new MediaContent(), images(List.of()), unicode(), nullImages());
    }

    private static MediaContent images(List<Image> images) {
        MediaContent content = new MediaContent();
        content.setImages(images);
        return content;
    }

    private static MediaContent unicode() {
        return images(List.of(
                new Image("é", "日本語 and a long tail of ASCII behind it, over 32 characters", 1, -1, null),
                new Image("", "😀\u0000\ufffd", Integer.MAX_VALUE, Integer.MIN_VALUE, Size.SMALL)));
    }

    private static MediaContent nullImages() {
        return images(Collections.unmodifiableList(Arrays.asList(null, new Image(null, "x", 0, 0, null))));
    }

    @Override
    protected List<Golden<MediaContent>> golden() {
        HexVectors vectors = HexVectors.read("msgpack.hex");
        return List.of(
                new Golden<>(Samples.media(), vectors.hex("media-" + vectors())),
                new Golden<>(new MediaContent(), vectors.hex("nothing-" + vectors())));
    }

    /** What a peer might take for an image. */
    static final class Poster extends Image {}

    private static final class LargeMedia extends Media {}

    @Override
    protected List<MediaContent> unencodable() {
        MediaContent large = Samples.media();
        large.setMedia(new LargeMedia());
        return List.of(
                large,
                images(List.of(new Image(), new Poster())),
                images(List.of(new Image("lone surrogate: \ud800", "", 0, 0, null))),
                images(List.of(new Image("lone surrogate: \udc00x", "", 0, 0, null))));
    }

    @Override
    protected List<Hostile> hostile() {
        List<Hostile> all = new ArrayList<>(List.of(
                new Hostile("nil", "c0", Reason.MALFORMED),
                new Hostile("the reserved byte", "c1", Reason.MALFORMED),
                new Hostile("a string", "a3 61 62 63", Reason.MALFORMED),
                new Hostile("no bytes", "", Reason.MALFORMED),
                new Hostile("an array of 2^32 - 1", "dd ff ff ff ff", Reason.MALFORMED),
                new Hostile("a map of 2^31", "df 80 00 00 00", Reason.MALFORMED)));
        all.addAll(hostileImages());
        return all;
    }

    /** Bytes in place of the list of images. */
    private List<Hostile> hostileImages() {
        String before = before();
        return List.of(
                new Hostile("a list of 2^31 - 1 images", before + "dd 7f ff ff ff", Reason.MALFORMED),
                new Hostile(
                        "a list of 1000 images in 10 bytes", before + "dc 03 e8" + "c0".repeat(10), Reason.MALFORMED),
                new Hostile(
                        "a list of 100,001 nothings",
                        before + "dd 00 01 86 a1" + "c0".repeat(100_001),
                        Reason.LIMIT_EXCEEDED),
                new Hostile("a list of strings", before + "91 a1 61", Reason.MALFORMED),
                new Hostile("a list of the reserved byte", before + "91 c1", Reason.MALFORMED),
                new Hostile("a number", before + "01", Reason.MALFORMED));
    }

    /** The bytes of a MediaContent before its images. */
    abstract String before();

    @Override
    protected List<Limited<MediaContent>> limited() {
        List<Image> ten = new ArrayList<>(Collections.nCopies(10, new Image()));
        DecodeLimits limits = DecodeLimits.DEFAULT;
        String text = "é".repeat(20) + "x";
        int length = text.getBytes(UTF_8).length;
        return List.of(
                new Limited<>(images(ten), limits.withMaxElements(10), limits.withMaxElements(9)),
                new Limited<>(images(ten), limits.withMaxObjects(12), limits.withMaxObjects(11)),
                new Limited<>(images(ten), limits.withMaxDepth(3), limits.withMaxDepth(2)),
                new Limited<>(
                        images(List.of(new Image(text, "", 0, 0, null))),
                        limits.withMaxBytes(length),
                        limits.withMaxBytes(length - 1)));
    }
}
