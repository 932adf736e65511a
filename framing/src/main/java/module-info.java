/** Framings, the Netty handlers that join them to codecs, and Protocol. */
module io.framewright.framing {
    requires transitive io.framewright.codec;
    requires transitive io.netty.buffer;
    requires transitive io.netty.codec;
    requires transitive io.netty.common;
    requires transitive io.netty.transport;
    requires static transitive org.jspecify;

    exports io.framewright.framing;

    uses io.framewright.framing.FramingProvider;
    uses io.framewright.framing.FramingDecoratorProvider;

    provides io.framewright.framing.FramingProvider with
            io.framewright.framing.CobsFraming.Provider,
            io.framewright.framing.DelimiterFraming.LineProvider,
            io.framewright.framing.DelimiterFraming.Provider,
            io.framewright.framing.FixedLengthFraming.Provider,
            io.framewright.framing.LengthHeaderFraming.Provider,
            io.framewright.framing.SlipFraming.Provider,
            io.framewright.framing.VarintHeaderFraming.Provider;
    provides io.framewright.framing.FramingDecoratorProvider with
            io.framewright.framing.Crc32cFraming.Provider;
}
