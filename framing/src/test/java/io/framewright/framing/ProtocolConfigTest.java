package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.CodecProvider;
import io.framewright.codec.Codecs;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.MessageTypes;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.StringReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtocolConfigTest {

    private static final Map<String, String> TEXT =
            Map.of("framing", "length-header(4)", "codec", "string", "type", "java.lang.String");

    @Test
    void propertiesMakeAProtocol() {
        Protocol<String> protocol = ProtocolConfig.of(TEXT).protocol(String.class);

        assertThat(protocol).hasToString("length-header(4) + string");
        assertThat(protocol.onBadFrame()).isEqualTo(OnBadFrame.CLOSE);
        assertThat(protocol.sharesWrites()).isTrue();
    }

    @Test
    void everythingThatABuilderSetsHasAKey() throws Exception {
        Properties defaults = new Properties();
        defaults.load(new StringReader("orders.framing = line(max=64KiB) + crc32c\norders.codec = json"));
        Properties properties = new Properties(defaults);
        properties.load(new StringReader("""
                orders.codec = string + deflate
                orders.types.7 = java.lang.String
                orders.limits.max-depth = 3
                orders.limits.max-bytes = 1KiB
                orders.limits.max-elements = 10
                orders.limits.max-objects = 11
                orders.on-bad-frame = skip
                orders.share-writes = false
                orders.max-messages-per-turn = 5
                another.framing = of somebody else
                """));

        Protocol<Object> protocol = ProtocolConfig.of(properties, "orders.").protocol();

        assertThat(protocol).hasToString("line(max=64KiB) + crc32c + string + deflate");
        assertThat(protocol.onBadFrame()).isEqualTo(OnBadFrame.SKIP);
        assertThat(protocol.sharesWrites()).isFalse();
        assertThat(protocol.maxMessagesPerTurn()).isEqualTo(5);
        assertThat(protocol.encoded().tag(7)).containsExactly(7);
    }

    @Test
    void limitsReachTheCodec() {
        AtomicReference<CodecOptions> given = new AtomicReference<>();
        CodecProvider asking = new CodecProvider() {
            @Override
            public String name() {
                return "asking";
            }

            @Override
            public <T> Codec<T> codecFor(Class<T> type, CodecOptions options) {
                given.set(options);
                return Codecs.named("string").codecFor(type, options);
            }
        };

        ProtocolConfig.of(Map.of(
                        "framing",
                        "line",
                        "codec",
                        "string",
                        "limits.max-bytes",
                        "3",
                        "limits.max-depth",
                        "4",
                        "limits.max-elements",
                        "5",
                        "limits.max-objects",
                        "6"))
                .configure(Protocol.builder(MessageTypes.of(String.class)))
                .codec(asking)
                .build();

        assertThat(given.get())
                .extracting(CodecOptions::limits)
                .isEqualTo(DecodeLimits.DEFAULT
                        .withMaxBytes(3)
                        .withMaxDepth(4)
                        .withMaxElements(5)
                        .withMaxObjects(6));
    }

    @Test
    void aLongValueIsCutInWhatIsSaidOfIt() {
        String name = "a".repeat(200);
        assertThatThrownBy(() -> ProtocolConfig.of(Map.of("type", name)).protocol())
                .hasMessageStartingWith("type=" + name + ": ");
        assertThatThrownBy(() -> ProtocolConfig.of(Map.of("type", name + "b")).protocol())
                .hasMessageStartingWith("type=" + name + "...: ");
    }

    @Test
    void tagsMayBeAsLargeAsAnInt() {
        Protocol<Object> protocol = ProtocolConfig.of(Map.of(
                        "framing", "length-header(4)", "codec", "string", "types.2147483647", "java.lang.String"))
                .protocol();
        assertThat(protocol.encoded().messages()).containsOnlyKeys(Integer.MAX_VALUE);
    }

    @Test
    void aProgramMayGoOnWhereThePropertiesEnd() {
        Protocol<String> built = ProtocolConfig.of(TEXT)
                .builder(String.class)
                .onBadFrame(OnBadFrame.SKIP)
                .build();
        Protocol<String> configured = ProtocolConfig.of(Map.of("framing", "line", "codec", "string"))
                .configure(Protocol.builder(MessageTypes.of(String.class)))
                .build();

        assertThat(built.onBadFrame()).isEqualTo(OnBadFrame.SKIP);
        assertThat(configured).hasToString("line + string");
        EmbeddedChannel channel = new EmbeddedChannel(configured.newHandler());
        channel.writeInbound(Unpooled.copiedBuffer("hello\n", StandardCharsets.UTF_8));
        assertThat(channel.<String>readInbound()).isEqualTo("hello");
        assertThat(channel.finish()).isFalse();
    }

    /** The first column is added to properties that are right, under the prefix {@code orders.}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            framming=line            | there is no key orders.framming; did you mean orders.framing?
            limits.maxdepth=3        | there is no key orders.limits.maxdepth; did you mean orders.limits.max-depth?
            limits.max-dept=3        | did you mean orders.limits.max-depth?
            onBadFrame=skip          | did you mean orders.on-bad-frame?
            coxxc=string             | there is no key orders.coxxc; did you mean orders.codec?
            cxxxc=string             | there is no key orders.cxxxc; there are framing, codec
            types1=java.lang.String  | did you mean orders.types.1?
            password=x               | there are framing, codec, type, limits.max-depth
            framing=lenght-header(4) | orders.framing=lenght-header(4): no framing is named 'lenght-header'
            framing=length-header(5) | orders.framing=length-header(5):
            codec=strnig             | orders.codec=strnig: no codec is named 'strnig'; found were bytes, string
            codec=kryo               | io.framewright:codec-kryo
            codec=bytes              | orders.framing=length-header(4), orders.codec=bytes, orders.type=java.lang.String: the codec
            type=com.acme.Order      | orders.type=com.acme.Order: there is no such class
            type=java.lang.Integer   | orders.type=java.lang.Integer: the class is no subclass of java.lang.CharSequence
            type=java.util.Map.Entry | did you mean java.util.Map$Entry?
            types.1=java.lang.String | orders.types.1=java.lang.String: goes not together with the key type
            limits.max-depth=many    | orders.limits.max-depth=many: expected a number such as 64
            limits.max-depth=0       | orders.limits.max-depth=0: maxDepth must be positive, not 0
            limits.max-depth=9999999999 | orders.limits.max-depth=9999999999: expected a number below
            limits.max-depth=2147483648 | orders.limits.max-depth=2147483648: expected a number below
            limits.max-depth=-2147483649 | orders.limits.max-depth=-2147483649: expected a number below
            limits.max-depth=        | orders.limits.max-depth=: expected a number such as 64
            limits.max-bytes=64KB    | orders.limits.max-bytes=64KB: expected a size such as 512, 64KiB or 1MiB
            limits.max-bytes=4GiB    | orders.limits.max-bytes=4GiB: expected a size below 2GiB
            on-bad-frame=ignore      | orders.on-bad-frame=ignore: expected close or skip
            share-writes=yes         | orders.share-writes=yes: expected true or false
            max-messages-per-turn=0  | orders.max-messages-per-turn=0: maxMessagesPerTurn is 0, must be 1 or more
            """)
    void aFaultNamesTheKeyAndWhatWasExpected(String property, String message) throws Exception {
        Properties properties = new Properties();
        TEXT.forEach((key, value) -> properties.setProperty("orders." + key, value));
        properties.load(new StringReader("orders." + property));

        assertThatThrownBy(() -> ProtocolConfig.of(properties, "orders.").protocol(CharSequence.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            types.0=java.lang.String            | types.0=java.lang.String: '0' in the key is no number
            types.one=java.lang.String          | 'one' in the key is no number of 1 or more
            types.2147483648=java.lang.String   | '2147483648' in the key is no number of 1 or more
            types.99999999999=java.lang.String  | in the key is no number of 1 or more
            types.10=java.lang.String           | codec=string, types.10=java.lang.String: the framing delimiter
            types.3=java.lang.Integer           | , codec=string, types.3=java.lang.Integer: the codec string handles String only
            nested.1=java.lang.String           | there is no key types.N that would be enough
            """)
    void aFaultInATableNamesTheKey(String property, String message) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader("framing=delimiter(\"\\\\n\")\ncodec=string\n" + property));

        assertThatThrownBy(() -> ProtocolConfig.of(properties).protocol())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void ofALongTableAFaultNamesTheKeyOfItsClassOrTheFirstKeys() throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader("""
                framing=line
                codec=string
                types.1=java.lang.String
                types.2=java.lang.Long
                types.3=java.lang.Short
                types.4=java.lang.Byte
                nested.1=java.lang.Float
                """));

        assertThatThrownBy(() -> ProtocolConfig.of(properties).protocol())
                .hasMessage("framing=line, codec=string, types.2=java.lang.Long: "
                        + "the codec string handles String only, not java.lang.Long");

        assertThatThrownBy(() -> ProtocolConfig.of(Map.of(
                                "framing", "length-header(4, offset=1, strip=0)",
                                "codec", "string",
                                "types.1", "java.lang.String",
                                "nested.1", "java.lang.Long",
                                "nested.2", "java.lang.Short",
                                "nested.3", "java.lang.Byte",
                                "nested.4", "java.lang.Float"))
                        .protocol())
                .hasMessageStartingWith(
                        "framing=length-header(4, offset=1, strip=0), codec=string, nested.1=java.lang.Long, "
                                + "nested.2=java.lang.Short, nested.3=java.lang.Byte and 2 more: the framing ");
    }

    /** Where the program goes on by itself, the parts are put together without the properties. */
    @Test
    void aFaultOfTheBuildersOwnBuildNamesNoKey() {
        Protocol.Builder<Integer> builder = ProtocolConfig.of(
                        Map.of("framing", "line", "codec", "string", "type", "java.lang.Integer"))
                .builder(Integer.class);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the codec string handles String only, not java.lang.Integer");
    }

    @Test
    void whatIsMissingIsNamedWithItsPrefix() {
        assertThatThrownBy(() -> ProtocolConfig.of(Map.of(), "orders.").protocol())
                .hasMessage("there is no key orders.type or types.1, with the name of the messages' class");
        assertThatThrownBy(() ->
                        ProtocolConfig.of(Map.of("type", "java.lang.String")).protocol())
                .hasMessage("there is no key framing, such as length-header(4)");
        assertThatThrownBy(() -> ProtocolConfig.of(Map.of("type", "java.lang.String", "framing", "line"))
                        .protocol())
                .hasMessage("there is no key codec, such as json");
    }

    @Test
    void classesThatTheProgramHasAreNotListedAgain() {
        assertThatThrownBy(() -> ProtocolConfig.of(TEXT).configure(Protocol.builder(MessageTypes.of(String.class))))
                .hasMessageContaining("type=java.lang.String: the program says which classes");
    }

    @Test
    void classesComeFromTheClassLoaderThatIsGiven() throws Exception {
        Map<String, String> properties =
                Map.of("framing", "line", "codec", "string", "type", ProtocolConfigTest.class.getName());
        try (URLClassLoader empty = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() ->
                            ProtocolConfig.of(properties).classLoader(empty).protocol())
                    .hasMessageContaining("there is no such class");
        }
    }

    @Test
    void withoutAContextClassLoaderTheLibrarysOwnIsUsed() {
        Thread thread = Thread.currentThread();
        ClassLoader context = thread.getContextClassLoader();
        thread.setContextClassLoader(null);
        try {
            assertThat(ProtocolConfig.of(TEXT).protocol()).hasToString("length-header(4) + string");
            Map<String, String> own =
                    Map.of("framing", "line", "codec", "string", "type", ProtocolConfigTest.class.getName());
            assertThat(ProtocolConfig.of(own).builder(Object.class)).isNotNull();
        } finally {
            thread.setContextClassLoader(context);
        }
    }

    @Test
    void aContextClassLoaderGoesBeforeTheLibrarysOwn() throws Exception {
        Map<String, String> properties =
                Map.of("framing", "line", "codec", "string", "type", ProtocolConfigTest.class.getName());
        Thread thread = Thread.currentThread();
        ClassLoader context = thread.getContextClassLoader();
        try (URLClassLoader empty = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(empty);
            assertThatThrownBy(() -> ProtocolConfig.of(properties).builder(Object.class))
                    .hasMessageContaining("there is no such class");
        } finally {
            thread.setContextClassLoader(context);
        }
    }

    @Test
    void toStringIsWhatWasRead() {
        assertThat(ProtocolConfig.of(TEXT))
                .hasToString("codec=string\nframing=length-header(4)\ntype=java.lang.String");
    }

    @Test
    void defaultsMayBeSaidAloud() {
        Map<String, String> properties = new TreeMap<>(TEXT);
        properties.put("on-bad-frame", "close");
        properties.put("share-writes", "true");
        Protocol<Object> protocol = ProtocolConfig.of(properties).protocol();

        assertThat(protocol.onBadFrame()).isEqualTo(OnBadFrame.CLOSE);
        assertThat(protocol.sharesWrites()).isTrue();
    }

    @Test
    void nestedClassesAreNumbered() {
        Protocol<Object> protocol = ProtocolConfig.of(Map.of(
                        "framing",
                        "line",
                        "codec",
                        "string",
                        "types.7",
                        "java.lang.String",
                        "nested.3",
                        "java.lang.Integer"))
                .protocol();

        assertThat(protocol.encoded().nested()).containsExactly(Map.entry(3, Integer.class));
    }

    @Test
    void aClassThatIsNowhereIsNotGuessedAt() {
        assertThatThrownBy(() ->
                        ProtocolConfig.of(Map.of("type", "com.acme.Order.Line")).protocol())
                .hasMessageContaining("there is no such class")
                .message()
                .doesNotContain("did you mean");
    }
}
