package io.framewright.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The comparison on classes that are not on the class path, compiled here. */
class UserMessageTest {

    private static final String ORDER = """
            package acme;
            import java.util.List;
            public class Order {
                private String customer;
                private List<Item> items;
                public String getCustomer() { return customer; }
                public void setCustomer(String customer) { this.customer = customer; }
                public List<Item> getItems() { return items; }
                public void setItems(List<Item> items) { this.items = items; }
                public static class Item {
                    private String sku;
                    private int count;
                    public String getSku() { return sku; }
                    public void setSku(String sku) { this.sku = sku; }
                    public int getCount() { return count; }
                    public void setCount(int count) { this.count = count; }
                }
            }
            """;

    private static final String PRICE =
            "package acme; public record Price(String isin, long cents) implements java.io.Serializable {}";

    private static final String SHAPES = """
            package acme;
            public record Drawing(Shape first, Shape second) {
                @com.fasterxml.jackson.annotation.JsonTypeInfo(use = com.fasterxml.jackson.annotation.JsonTypeInfo.Id.NAME)
                @com.fasterxml.jackson.annotation.JsonSubTypes({
                    @com.fasterxml.jackson.annotation.JsonSubTypes.Type(value = Circle.class, name = "circle"),
                    @com.fasterxml.jackson.annotation.JsonSubTypes.Type(value = Square.class, name = "square")})
                public sealed interface Shape permits Circle, Square {}
                public record Circle(int radius) implements Shape {}
                public record Square(int side) implements Shape {}
            }
            """;

    @TempDir
    private static Path classes;

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void compile() throws IOException {
        System.setProperty("jmh.ignoreLock", "true");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        for (List<String> source : List.of(
                List.of("Order", ORDER),
                List.of("Price", PRICE),
                List.of("Drawing", SHAPES),
                List.of("Side", "package acme; public enum Side { BUY, SELL }"),
                List.of("Closed", "package acme; public class Closed { private Closed(int a, int b) {} }"))) {
            Path file = Files.writeString(classes.resolve(source.get(0) + ".java"), source.get(1));
            int failed = compiler.run(
                    null,
                    null,
                    System.err,
                    "-proc:none",
                    "-parameters",
                    "-d",
                    classes.toString(),
                    "-cp",
                    annotations(),
                    file.toString());
            assertThat(failed).as(source.get(0)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "kryo", "msgpack(maps)"})
    void aBeanWithAListOfOthersPassesTheCodecs(String codec) throws IOException {
        UserMessage order = message("acme.Order", "{'customer':'Ada','items':[{'sku':'x','count':2}]}");

        Object sample = order.sample(codec);
        assertThat(order.encodedLength(codec)).isPositive();
        assertThat(roundTrip(order, codec)).isNotEqualTo(sample).matches(got -> order.same(sample, got));
        assertThat(order.same(sample, message("acme.Order", "{}").sample(codec)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "json", "kryo", "marshalling", "marshalling-river", "msgpack(maps)"})
    void aRecordPassesTheCodecs(String codec) throws IOException {
        UserMessage price = message("acme.Price", "{'isin':'DE0001','cents':12345}");

        assertThat(roundTrip(price, codec)).isEqualTo(price.sample(codec));
    }

    @Test
    void classesInsideAreNumberedWhereACodecNeedsIt() throws IOException {
        UserMessage drawing =
                message("acme.Drawing", "{'first':{'@type':'circle','radius':1},'second':{'@type':'square','side':2}}");

        assertThat(roundTrip(drawing, "kryo")).isEqualTo(drawing.sample("kryo"));
        assertThat(drawing.remark("kryo")).contains("nested(1, Circle)", "nested(2, Square)");
        assertThat(drawing.types("kryo").nested()).hasSize(2);
    }

    @Test
    void aCodecThatCannotTakeTheClassIsARowWithItsReason() throws IOException {
        Path sample = sample("{'customer':'Ada','items':[{'sku':'x','count':2}]}");

        int exitCode = run(
                "--class",
                "acme.Order",
                "--classpath",
                classes.toString(),
                "--sample",
                sample.toString(),
                "--time",
                "1",
                "--codecs",
                "jdk,protobuf,msgpack,kryo");

        assertThat(exitCode).as("%s%s", out, err).isZero();
        assertThat(out.toString())
                .contains("acme.Order: the content of sample.json")
                .containsPattern("jdk +not measured: .*Serializable")
                .containsPattern("protobuf +not measured: .*acme.Order")
                .containsPattern("msgpack +not measured: .*use msgpack.maps.*@Position.0. customer.*count")
                .containsPattern("kryo +[0-9]+ .* (ns|µs|ms)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "acme.Nothing; {}; there is no class acme.Nothing on the class path",
                "acme.Order; {\"nope\":1}; nope",
                "acme.Order; {\"items\":[{\"count\":\"many\"}]}; items[0].count",
                "acme.Order; {\"customer\":; does not fit acme.Order",
                "acme.Order; null; holds null",
                "acme.Side; \"BUY\"; is an enum, not a bean or a record",
                "acme.Closed; {\"a\":1}; cannot be filled from JSON",
                "java.util.List; []; is an interface, not a bean or a record"
            })
    void whatIsWrongIsSaid(String type, String json, String explanation) throws IOException {
        Path sample = sample(json);
        assertThatThrownBy(() -> UserMessage.of(new UserSample(type, List.of(classes), sample, List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(explanation);
    }

    @Test
    void optionsThatDoNotGoTogetherAreExplained() throws IOException {
        String sample = sample("{}").toString();
        assertThat(run("--class", "acme.Order")).isEqualTo(2);
        assertThat(run("--sample", sample)).isEqualTo(2);
        assertThat(run("--class", "acme.Order", "--sample", sample, "--messages", "tiny"))
                .isEqualTo(2);
        assertThat(run("--class", "acme.Order", "--sample", "gone.json", "--classpath", classes.toString()))
                .isEqualTo(2);
        assertThat(run("--class", "acme.Order", "--sample", sample, "--classpath", "gone.jar" + File.pathSeparator))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "--class needs --sample",
                        "are for the class that --class names",
                        "takes the place of --messages",
                        "there is no file gone.json",
                        "there is no file gone.jar");
    }

    private static String annotations() {
        return new File(JsonTypeInfo.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }

    private static Object roundTrip(UserMessage message, String codec) {
        ByteBuf buffer = Unpooled.buffer();
        try {
            message.codec(codec).encode(message.sample(codec), buffer);
            return message.codec(codec).decode(buffer);
        } finally {
            buffer.release();
        }
    }

    private UserMessage message(String type, String json) throws IOException {
        return UserMessage.of(new UserSample(type, List.of(classes), sample(json), List.of()));
    }

    private Path sample(String json) throws IOException {
        return Files.writeString(directory.resolve("sample.json"), json.replace('\'', '"'));
    }

    private int run(String... args) {
        return new CommandLine(new CompareCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }
}
