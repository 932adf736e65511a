package io.framewright.codec.json;

import io.framewright.codec.DecodeLimits;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.SerializableString;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.JsonParserDelegate;

/** Counts the values of one message and the elements of each array and object, and refuses infinite numbers. */
final class LimitedParser extends JsonParserDelegate {

    private final DecodeLimits limits;
    private int values;

    LimitedParser(JsonParser parser, DecodeLimits limits) {
        super(parser);
        this.limits = limits;
    }

    @Override
    public @Nullable JsonToken nextToken() {
        JsonToken token = delegate.nextToken();
        count(token);
        return token;
    }

    @Override
    public @Nullable JsonToken nextValue() {
        JsonToken token = nextToken();
        return token == JsonToken.PROPERTY_NAME ? nextToken() : token;
    }

    @Override
    public @Nullable String nextName() {
        return nextToken() == JsonToken.PROPERTY_NAME ? delegate.currentName() : null;
    }

    @Override
    public boolean nextName(SerializableString name) {
        return nextToken() == JsonToken.PROPERTY_NAME && name.getValue().equals(delegate.currentName());
    }

    @Override
    public int nextNameMatch(PropertyNameMatcher matcher) {
        int match = delegate.nextNameMatch(matcher);
        count(delegate.currentToken());
        return match;
    }

    @Override
    public JsonParser skipChildren() {
        if (delegate.currentToken() == null || !delegate.currentToken().isStructStart()) {
            return this;
        }
        for (int open = 1; open > 0; ) {
            JsonToken token = nextToken();
            if (token == null) {
                return this;
            }
            open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
        return this;
    }

    private void count(@Nullable JsonToken token) {
        if (token == null || token.isStructEnd() || token == JsonToken.PROPERTY_NAME) {
            return;
        }
        values++;
        require("values in one message", values, limits.maxObjects());
        TokenStreamContext context = delegate.streamReadContext();
        TokenStreamContext container = token.isStructStart() ? context.getParent() : context;
        require("elements in one array or object", container.getEntryCount(), limits.maxElements());
    }

    private static void require(String what, int value, int limit) {
        if (value > limit) {
            throw new StreamConstraintsException(what + ": " + value + " is over the limit of " + limit);
        }
    }

    @Override
    public Number getNumberValue() {
        Number number = delegate.getNumberValue();
        if (number instanceof Double && !Double.isFinite(number.doubleValue())) {
            throw new StreamReadException(this, "the number is too large");
        }
        return number;
    }
}
