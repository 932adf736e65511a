package io.framewright.codec.kryo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.kryo.Samples.Image;
import io.framewright.codec.kryo.Samples.Media;
import io.framewright.codec.kryo.Samples.MediaContent;
import io.framewright.codec.kryo.Samples.Size;
import io.framewright.codec.testkit.CodecContract;
import io.framewright.codec.testkit.Golden;
import io.framewright.codec.testkit.HexVectors;
import io.framewright.codec.testkit.Hostile;
import io.framewright.codec.testkit.Limited;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Beans with nested beans, lists, enums and nulls. */
class KryoMediaContractTest extends CodecContract<MediaContent> {

    @Override
    protected Codec<MediaContent> codec(DecodeLimits limits) {
        return KryoCodec.builder(MediaContent.class).limits(limits).build();
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
                new Image("", "😀\u0000\ud800", Integer.MAX_VALUE, Integer.MIN_VALUE, Size.SMALL)));
    }

    private static MediaContent nullImages() {
        return images(Collections.unmodifiableList(Arrays.asList(null, new Image(null, "x", 0, 0, null))));
    }

    @Override
    protected List<Golden<MediaContent>> golden() {
        HexVectors vectors = HexVectors.read("kryo.hex");
        return List.of(
                new Golden<>(Samples.media(), vectors.hex("media")),
                new Golden<>(new MediaContent(), vectors.hex("nothing")));
    }

    /** What a peer might take for an image. */
    static final class Poster extends Image {}

    private static final class LargeMedia extends Media {}

    @Override
    protected List<MediaContent> unencodable() {
        MediaContent large = Samples.media();
        large.setMedia(new LargeMedia());
        return List.of(large, images(List.of(new Image(), new Poster())));
    }

    /** What a message begins with. */
    private static final String HEADER = "02 35";

    @Override
    protected List<Hostile> hostile() {
        return List.of(
                new Hostile("a list of 2^27 images", HEADER + "7f ff ff 7f", Reason.LIMIT_EXCEEDED),
                new Hostile("a list of 1000 images in no bytes", HEADER + "69 0f", Reason.MALFORMED),
                new Hostile("a list that marks nulls", HEADER + "83 01 02 03", Reason.MALFORMED),
                new Hostile("an enum constant that does not exist", HEADER + "02 05 42 00 09 00", Reason.MALFORMED),
                new Hostile("an enum constant of another name", HEADER + "02 05 42 00 02 a3", Reason.MALFORMED),
                new Hostile("a field more", "03 35", Reason.MALFORMED),
                new Hostile("fields of other names", "02 36", Reason.MALFORMED),
                new Hostile("a later version without its bytes", "82 08 35 00 00 02 00", Reason.MALFORMED),
                new Hostile("2^21 later versions without their bytes", "82 f8 ff ff 0f 35 00 00", Reason.MALFORMED),
                new Hostile("a string of a million characters", HEADER + "02 05 42 00 00 c0 89 7a", Reason.MALFORMED),
                new Hostile(
                        "a string of 2^26 characters", HEADER + "02 05 42 00 00 ff ff ff 7f", Reason.LIMIT_EXCEEDED),
                new Hostile(
                        "a string that is not UTF-8", HEADER + "02 05 42 00 00 83 ff ff 80 00 00", Reason.MALFORMED),
                new Hostile("a string without its end", HEADER + "02 05 42 00 00" + "61".repeat(40), Reason.MALFORMED));
    }

    @Override
    protected List<Limited<MediaContent>> limited() {
        List<Image> ten = new ArrayList<>(Collections.nCopies(10, new Image()));
        DecodeLimits limits = DecodeLimits.DEFAULT;
        String text = "é".repeat(20) + "x";
        int length = text.getBytes(UTF_8).length;
        String ascii = "abcdefghij";
        return List.of(
                new Limited<>(images(ten), limits.withMaxElements(10), limits.withMaxElements(9)),
                new Limited<>(images(ten), limits.withMaxObjects(12), limits.withMaxObjects(11)),
                new Limited<>(images(ten), limits.withMaxDepth(3), limits.withMaxDepth(2)),
                new Limited<>(
                        images(List.of(new Image(text, "", 0, 0, null))),
                        limits.withMaxBytes(length),
                        limits.withMaxBytes(length - 1)),
                new Limited<>(
                        images(List.of(new Image(ascii, "", 0, 0, null))),
                        limits.withMaxBytes(10),
                        limits.withMaxBytes(9)));
    }
}
