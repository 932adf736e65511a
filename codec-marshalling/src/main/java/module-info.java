/** JBoss Marshalling, serial and river, deny by default. */
module io.framewright.codec.marshalling {
    requires transitive io.framewright.codec;
    requires org.jboss.marshalling;
    requires org.jboss.marshalling.river;
    requires org.jboss.marshalling.serial;
    requires static transitive org.jspecify;

    exports io.framewright.codec.marshalling;

    provides io.framewright.codec.CodecProvider with
            io.framewright.codec.marshalling.MarshallingCodecProvider,
            io.framewright.codec.marshalling.MarshallingRiverCodecProvider;
}
