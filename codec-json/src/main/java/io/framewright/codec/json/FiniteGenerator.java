package io.framewright.codec.json;

import io.framewright.codec.EncodeException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.UTF8JsonGenerator;

/** Jackson's own generator, which refuses the numbers that JSON does not have. */
final class FiniteGenerator extends UTF8JsonGenerator {

    /** Makes a generator that writes one value behind the other, with nothing between them. */
    FiniteGenerator(
            ObjectWriteContext writing,
            IOContext context,
            int features,
            int formatFeatures,
            OutputStream out,
            @Nullable CharacterEscapes escapes,
            int maximumNonEscapedChar,
            char quote) {
        super(
                writing,
                context,
                features,
                formatFeatures,
                out,
                null,
                escapes,
                writing.getPrettyPrinter(),
                maximumNonEscapedChar,
                quote);
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
