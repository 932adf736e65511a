package io.framewright.codec.json;

import io.framewright.codec.EncodeException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.JsonGeneratorDelegate;

/** Refuses the numbers that JSON does not have. */
final class FiniteGenerator extends JsonGeneratorDelegate {

    FiniteGenerator(JsonGenerator generator) {
        super(generator, false);
    }

    @Override
    public JsonGenerator writeNumber(double number) {
        require(number);
        delegate.writeNumber(number);
        return this;
    }

    @Override
    public JsonGenerator writeNumber(float number) {
        require(number);
        delegate.writeNumber(number);
        return this;
    }

    @Override
    public JsonGenerator writeArray(double[] numbers, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            require(numbers[i]);
        }
        delegate.writeArray(numbers, offset, length);
        return this;
    }

    private static void require(double number) {
        if (!Double.isFinite(number)) {
            throw new EncodeException("JSON has no " + number);
        }
    }
}
