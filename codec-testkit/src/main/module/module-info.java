/** Contract tests for codecs and framings. Open: JUnit finds the tests in it by reflection. */
open module io.framewright.codec.testkit {
    requires transitive io.framewright.codec;
    requires transitive io.framewright.framing;
    requires java.management;
    requires jdk.management;
    requires org.assertj.core;
    requires transitive org.junit.jupiter.api;
    requires static transitive org.jspecify;

    exports io.framewright.codec.testkit;
    exports io.framewright.codec.testkit.evolution;
    exports io.framewright.codec.testkit.framing;

    provides org.junit.jupiter.api.extension.Extension with
            io.framewright.codec.testkit.LeakCheck;
}
