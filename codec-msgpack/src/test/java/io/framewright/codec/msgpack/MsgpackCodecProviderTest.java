package io.framewright.codec.msgpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.CodecProvider;
import io.framewright.codec.Codecs;
import io.framewright.codec.MessageTypes;
import io.framewright.codec.spec.Spec;
import io.framewright.codec.spec.SpecException;
import org.junit.jupiter.api.Test;

class MsgpackCodecProviderTest {

    private static final CodecProvider MSGPACK = Codecs.named("msgpack");

    record Place(long id) {}

    record Cancel(long id) {}

    private static Codec<Place> parse(String spec) {
        return MSGPACK.codecFor(
                Place.class,
                CodecOptions.DEFAULT.withArguments(
                        Spec.parse(spec).terms().get(0).arguments()));
    }

    @Test
    void isFoundByName() {
        assertThat(MSGPACK).isInstanceOf(MsgpackCodecProvider.class);
    }

    @Test
    void argumentsMakeTheSpec() {
        assertThat(parse("msgpack")).hasToString("msgpack");
        assertThat(parse("msgpack(maps)")).hasToString("msgpack(maps)");
        assertThat(Wire.hex(parse("msgpack"), new Place(1))).isEqualTo("9101");
        assertThat(Wire.hex(parse("msgpack(maps)"), new Place(1))).isEqualTo("81a2696401");
        assertThat(parse("msgpack(checked)")).hasToString("msgpack(checked)");
        assertThat(Wire.hex(parse("msgpack(checked)"), new Place(1))).isEqualTo("920a01");
    }

    @Test
    void unknownArgumentsAreRefused() {
        assertThatThrownBy(() -> parse("msgpack(map)")).isInstanceOf(SpecException.class);
        assertThatThrownBy(() -> parse("msgpack(maps, checked)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing to be checked");
    }

    @Test
    void messagesOfSeveralClassesHaveATag() {
        Codec<Object> codec = MessageTypes.builder()
                .add(1, Place.class)
                .add(2, Cancel.class)
                .build()
                .codec(MSGPACK, CodecOptions.DEFAULT);
        assertThat(Wire.hex(codec, new Cancel(1))).isEqualTo("029101");
        assertThat(Wire.roundTrip(codec, new Place(5))).isEqualTo(new Place(5));
    }
}
