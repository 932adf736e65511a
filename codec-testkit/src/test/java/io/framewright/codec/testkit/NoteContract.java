package io.framewright.codec.testkit;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.DecodeLimits;
import java.util.List;
import java.util.function.Function;

/** The contract for one codec after the other; every hook has something to say. */
class NoteContract extends CodecContract<Note> {

    /** The codec under trial. */
    static Function<DecodeLimits, Codec<Note>> subject = NoteCodec::new;

    @Override
    protected Codec<Note> codec(DecodeLimits limits) {
        return subject.apply(limits);
    }

    @Override
    protected List<Note> samples() {
        return List.of(new Note(1, "tea"), new Note(-1, ""), new Note(0x12345678, "x".repeat(255)));
    }

    @Override
    protected List<Golden<Note>> golden() {
        return List.of(new Golden<>(new Note(7, "tea"), "00000007 03 746561"));
    }

    @Override
    protected List<Note> unencodable() {
        return List.of(new Note(1, "x".repeat(256)));
    }

    @Override
    protected List<Hostile> hostile() {
        return List.of(
                new Hostile("a text that is not there", "00000001 ff 00", Reason.MALFORMED),
                new Hostile(
                        "a text over the limit that is not there",
                        "00000001 ff",
                        Reason.LIMIT_EXCEEDED,
                        DecodeLimits.DEFAULT.withMaxBytes(10)));
    }

    @Override
    protected List<Limited<Note>> limited() {
        DecodeLimits limits = DecodeLimits.DEFAULT;
        return List.of(new Limited<>(new Note(1, "tea"), limits.withMaxBytes(3), limits.withMaxBytes(2)));
    }

    @Override
    protected Object comparable(Note note) {
        return List.of(note.id(), note.text().toString());
    }
}
