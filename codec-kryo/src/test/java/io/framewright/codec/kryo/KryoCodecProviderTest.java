package io.framewright.codec.kryo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.CodecProvider;
import io.framewright.codec.Codecs;
import io.framewright.codec.MessageTypes;
import io.framewright.codec.kryo.Samples.Tiny;
import io.framewright.codec.spec.Spec;
import io.framewright.codec.spec.SpecException;
import org.junit.jupiter.api.Test;

class KryoCodecProviderTest {

    private static final CodecProvider KRYO = Codecs.named("kryo");

    private static Codec<Tiny> parse(String spec) {
        return KRYO.codecFor(
                Tiny.class,
                CodecOptions.DEFAULT.withArguments(
                        Spec.parse(spec).terms().get(0).arguments()));
    }

    @Test
    void isFoundByName() {
        assertThat(KRYO).isInstanceOf(KryoCodecProvider.class);
    }

    @Test
    void argumentsMakeTheSpec() {
        assertThat(parse("kryo")).hasToString("kryo");
        assertThat(parse("kryo(references)")).hasToString("kryo(references)");
        assertThat(parse("kryo(references, hash-collections)")).hasToString("kryo(references, hash-collections)");
    }

    @Test
    void unknownArgumentsAreRefused() {
        assertThatThrownBy(() -> parse("kryo(reference)")).isInstanceOf(SpecException.class);
    }

    @Test
    void hashCollectionsGoWithReferences() {
        assertThatThrownBy(() -> parse("kryo(hash-collections)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("goes with references");
    }

    record Place(long id) {}

    record Cancel(long id) {}

    @Test
    void messagesOfSeveralClassesHaveATag() {
        Codec<Object> codec = MessageTypes.builder()
                .add(1, Place.class)
                .add(2, Cancel.class)
                .build()
                .codec(KRYO, CodecOptions.DEFAULT);
        assertThat(Wire.encode(codec, new Cancel(1))).isEqualTo(new byte[] {2, 1, 0x21, 2});
        assertThat(Wire.roundTrip(codec, new Place(5))).isEqualTo(new Place(5));
    }
}
