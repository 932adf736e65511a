package io.framewright.codec.json;

import java.io.InputStream;
import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.ContentReference;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.util.BufferRecycler;

/** Makes generators that refuse infinite numbers, and parsers of UTF-8 that refuse names that come twice. */
final class StrictFactory extends JsonFactory {

    private static final long serialVersionUID = 1L;

    StrictFactory(JsonFactoryBuilder settings) {
        super(settings);
    }

    /** Makes a parser of an array, which stays the caller's. */
    JsonParser parser(BufferRecycler recycler, byte[] bytes, int offset, int length) {
        IOContext context = context(recycler, _createContentReference(bytes, offset, length));
        return new UniqueNamesParser(
                ObjectReadContext.empty(),
                context,
                _streamReadFeatures,
                _formatReadFeatures,
                _byteSymbolCanonicalizer.makeChild(_factoryFeatures),
                bytes,
                offset,
                length);
    }

    /** Makes a parser of a stream. */
    JsonParser parser(BufferRecycler recycler, InputStream bytes) {
        return new UniqueNamesParser(
                ObjectReadContext.empty(),
                context(recycler, _createContentReference(bytes)),
                _streamReadFeatures,
                _formatReadFeatures,
                _byteSymbolCanonicalizer.makeChild(_factoryFeatures),
                bytes);
    }

    private IOContext context(BufferRecycler recycler, ContentReference content) {
        return new IOContext(
                _streamReadConstraints,
                _streamWriteConstraints,
                _errorReportConfiguration,
                recycler,
                content,
                true,
                null);
    }

    @Override
    protected JsonGenerator _createUTF8Generator(ObjectWriteContext writing, IOContext context, OutputStream out) {
        CharacterEscapes escapes = writing.getCharacterEscapes();
        return new FiniteGenerator(
                writing,
                context,
                writing.getStreamWriteFeatures(_streamWriteFeatures),
                writing.getFormatWriteFeatures(_formatWriteFeatures),
                out,
                escapes == null ? _characterEscapes : escapes,
                _maximumNonEscapedChar,
                _quoteChar);
    }
}
