package io.framewright.examples.inspect;

import io.framewright.codec.Codecs;
import io.framewright.codec.Decoder;
import io.framewright.codec.MessageTypes;
import io.framewright.codec.spec.Spec;
import io.framewright.framing.FrameDump;
import io.framewright.framing.Framing;
import io.framewright.framing.Framings;
import io.framewright.framing.Protocol;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec.Target;

/** Prints the frames of a capture. */
@Command(
        name = "inspect",
        description = "Takes a capture of one direction of a connection apart: each frame's place, header, payload and "
                + "trailer, and the message in it. The exit code is 1 if something in it is no frame or no message.",
        showDefaultValues = true)
public final class InspectCommand implements Callable<Integer> {

    private static final int CHUNK = 1 << 16;

    @picocli.CommandLine.Spec(Target.SELF)
    private @Nullable CommandSpec command;

    @Option(names = "--framing", required = true, paramLabel = "SPEC", description = "How messages are told apart.")
    private String framing = "";

    @Option(
            names = "--codec",
            paramLabel = "SPEC",
            description = "How a payload's bytes are read; unless given, they are only printed.")
    private @Nullable String codec;

    @Option(
            names = "--type",
            paramLabel = "CLASS",
            description = "The messages' class; needed by all codecs but bytes and string.")
    private @Nullable String type;

    @Option(
            names = "--classpath",
            paramLabel = "PATH",
            description = "Jars and directories that have the class and what it needs.")
    private String classPath = "";

    @Option(names = "--hex", description = "The capture is text: hexadecimal digits, or what xxd or hexdump -Cv print.")
    private boolean hex;

    @Option(names = "--max-bytes", paramLabel = "N", description = "How many bytes of a frame are printed.")
    private int maxBytes = 256;

    @Parameters(paramLabel = "FILE", description = "The capture; - is standard input.")
    private String file = "";

    @Override
    public Integer call() {
        try (URLClassLoader loader = new URLClassLoader(urls(), InspectCommand.class.getClassLoader());
                InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
            Inspection inspection = inspection(loader);
            if (hex) {
                readHex(in, inspection);
            } else {
                readBytes(in, inspection);
            }
            inspection.end();
            return inspection.isGood() ? 0 : 1;
        } catch (IOException e) {
            throw problem("cannot read " + file + ": " + e, e);
        } catch (IllegalArgumentException e) {
            throw problem(String.valueOf(e.getMessage()), e);
        }
    }

    private Inspection inspection(ClassLoader loader) {
        Framing parsed = Framings.parse(framing);
        Decoder<?> decoder = codec == null
                ? null
                : Protocol.builder(MessageTypes.of(messageClass(codec, loader)))
                        .framing(parsed)
                        .codec(codec)
                        .build()
                        .decoder();
        return new Inspection(
                parsed,
                decoder,
                FrameDump.upTo(maxBytes),
                command().commandLine().getOut());
    }

    private static void readBytes(InputStream in, Inspection inspection) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
            inspection.feed(Unpooled.wrappedBuffer(chunk, 0, length));
        }
    }

    private static void readHex(InputStream in, Inspection inspection) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
        HexText text = new HexText();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            inspection.feed(Unpooled.wrappedBuffer(text.bytes(line)));
        }
    }

    private Class<?> messageClass(String codec, ClassLoader loader) {
        String name = Spec.parse(codec).terms().get(0).name();
        Codecs.named(name);
        if (type == null) {
            return switch (name) {
                case "bytes" -> ByteBuf.class;
                case "string" -> String.class;
                default ->
                    throw new IllegalArgumentException(
                            "the codec " + name + " needs --type CLASS, the messages' class");
            };
        }
        try {
            return Class.forName(type, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    "there is no class " + type + " on the class path (a class within another is written Outer$Inner)",
                    e);
        } catch (LinkageError e) {
            throw new IllegalArgumentException(
                    type + " cannot be loaded; is something missing from the class path? " + e, e);
        }
    }

    private URL[] urls() {
        List<URL> urls = new ArrayList<>();
        for (String element : classPath.isEmpty() ? new String[0] : classPath.split(File.pathSeparator)) {
            Path path = Path.of(element);
            if (!Files.exists(path)) {
                throw problem("there is no file " + path + " for the class path", null);
            }
            try {
                urls.add(path.toUri().toURL());
            } catch (MalformedURLException e) {
                throw problem(path + " cannot be on a class path", e);
            }
        }
        return urls.toArray(URL[]::new);
    }

    private ParameterException problem(String message, @Nullable Throwable cause) {
        return new ParameterException(command().commandLine(), message, cause);
    }

    private CommandSpec command() {
        if (command == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return command;
    }
}
