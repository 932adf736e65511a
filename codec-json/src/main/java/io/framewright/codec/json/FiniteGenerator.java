package io.framewright.codec.json;

import io.framewright.codec.EncodeException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.json.UTF8JsonGenerator;

/** Jackson's own generator, which refuses the numbers that JSON does not have. */
final class FiniteGenerator extends UTF8JsonGenerator {

    private FiniteGenerator(
            ObjectWriteContext writing,
            IOContext context,
            Factory factory,
            OutputStream out,
            SerializableString separator,
            @Nullable CharacterEscapes escapes) {
        super(
                writing,
                context,
                writing.getStreamWriteFeatures(factory.getStreamWriteFeatures()),
                writing.getFormatWriteFeatures(factory.getFormatWriteFeatures()),
                out,
                separator,
                escapes,
                writing.getPrettyPrinter(),
                factory.maximumNonEscapedChar(),
                factory.quote());
    }

    /** Makes such generators, and parsers of UTF-8 that refuse names which come twice. */
    static final class Factory extends JsonFactory {

        private static final long serialVersionUID = 1L;

        Factory(JsonFactoryBuilder settings) {
            super(settings);
        }

        @Override
        protected JsonGenerator _createUTF8Generator(ObjectWriteContext writing, IOContext context, OutputStream out) {
            CharacterEscapes escapes = writing.getCharacterEscapes();
            return new FiniteGenerator(
                    writing,
                    context,
                    this,
                    out,
                    writing.getRootValueSeparator(_rootValueSeparator),
                    escapes == null ? _characterEscapes : escapes);
        }

        @Override
        protected JsonParser _createParser(
                ObjectReadContext reading, IOContext context, byte[] bytes, int offset, int length) {
            return new UniqueNamesParser(
                    reading,
                    context,
                    reading.getStreamReadFeatures(_streamReadFeatures),
                    reading.getFormatReadFeatures(_formatReadFeatures),
                    _byteSymbolCanonicalizer.makeChild(_factoryFeatures),
                    bytes,
                    offset,
                    length);
        }

        @Override
        protected JsonParser _createParser(ObjectReadContext reading, IOContext context, InputStream bytes) {
            return new UniqueNamesParser(
                    reading,
                    context,
                    reading.getStreamReadFeatures(_streamReadFeatures),
                    reading.getFormatReadFeatures(_formatReadFeatures),
                    _byteSymbolCanonicalizer.makeChild(_factoryFeatures),
                    bytes);
        }

        private int maximumNonEscapedChar() {
            return _maximumNonEscapedChar;
        }

        private char quote() {
            return _quoteChar;
        }
    }

    @Override
    public JsonGenerator writeNumber(double number) {
        require(number);
        return super.writeNumber(number);
    }

    @Override
    public JsonGenerator writeNumber(float number) {
        require(number);
        return super.writeNumber(number);
    }

    private static void require(double number) {
        if (!Double.isFinite(number)) {
            throw new EncodeException("JSON has no " + number);
        }
    }
}
