package io.framewright.codec.testkit;

import io.framewright.codec.DecodeException.Reason;
import java.util.List;

/** Hostile inputs for the codec that is under trial. */
class HostileNoteContract extends HostileContract<Note> {

    HostileNoteContract() {
        super(new NoteContract());
    }

    @Override
    protected List<Hostile> greedy() {
        return List.of(new Hostile("255 characters declared", "00000001 ff", Reason.MALFORMED));
    }
}
