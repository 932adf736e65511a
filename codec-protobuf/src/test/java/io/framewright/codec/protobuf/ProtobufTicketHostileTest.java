package io.framewright.codec.protobuf;

import io.framewright.codec.protobuf.samples.Ticket;
import io.framewright.codec.testkit.HostileContract;

/** Messages of proto2 that were spoilt. */
class ProtobufTicketHostileTest extends HostileContract<Ticket> {

    ProtobufTicketHostileTest() {
        super(new ProtobufTicketContractTest());
    }

    /** What an unknown field is kept in, and lists of its implementation. */
    @Override
    protected boolean admits(Class<?> type) {
        return type.getPackageName().equals("com.google.protobuf");
    }

    /** Descriptors of extensions and of maps lead to those of everything else. */
    @Override
    protected boolean opens(Class<?> type) {
        return !type.getName().startsWith("com.google.protobuf.Descriptors");
    }
}
