package io.framewright.codec.json;

import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.JsonReadContext;
import tools.jackson.core.json.UTF8StreamJsonParser;
import tools.jackson.core.sym.ByteQuadsCanonicalizer;

/**
 * Jackson's own parser of UTF-8, which refuses names that come twice in an object. Jackson can do that too, but puts the
 * names of each object into a new hash set, from the third on: a fifth of the time that reading takes.
 */
final class UniqueNamesParser extends UTF8StreamJsonParser {

    /** Reads an array, which stays the caller's. */
    UniqueNamesParser(
            ObjectReadContext reading,
            IOContext context,
            int features,
            int formatFeatures,
            ByteQuadsCanonicalizer symbols,
            byte[] bytes,
            int offset,
            int length) {
        super(
                reading,
                context,
                withoutDetection(features),
                formatFeatures,
                null,
                symbols,
                bytes,
                offset,
                offset + length,
                0,
                false);
        _streamReadContext = new Names(this);
    }

    /** Reads a stream, through an array of the context's. */
    UniqueNamesParser(
            ObjectReadContext reading,
            IOContext context,
            int features,
            int formatFeatures,
            ByteQuadsCanonicalizer symbols,
            InputStream bytes) {
        super(
                reading,
                context,
                withoutDetection(features),
                formatFeatures,
                bytes,
                symbols,
                context.allocReadIOBuffer(),
                0,
                0,
                0,
                true);
        _streamReadContext = new Names(this);
    }

    private static int withoutDetection(int features) {
        return features & ~StreamReadFeature.STRICT_DUPLICATE_DETECTION.getMask();
    }

    /** An object, an array or the whole text, with the names that came in it. */
    private static final class Names extends JsonReadContext {

        private static final String[] NONE = {};
        private static final int FEW = 8;
        private static final int MANY = 32;

        private final JsonParser parser;

        /** The names, as long as they are not many. */
        private String[] few = NONE;

        private int count;
        private @Nullable Set<String> many;

        /** A bit for each name that came, by its hash: nearly all names are the first for theirs. */
        private long hashes;

        Names(JsonParser parser) {
            super(null, 0, null, TYPE_ROOT, 1, 0);
            this.parser = parser;
        }

        private Names(Names parent, int type, int line, int column) {
            super(parent, parent._nestingDepth + 1, null, type, line, column);
            parser = parent.parser;
        }

        @Override
        public JsonReadContext createChildArrayContext(int line, int column) {
            return child(TYPE_ARRAY, line, column);
        }

        @Override
        public JsonReadContext createChildObjectContext(int line, int column) {
            return child(TYPE_OBJECT, line, column);
        }

        private JsonReadContext child(int type, int line, int column) {
            if (_child == null) {
                _child = new Names(this, type, line, column);
                return _child;
            }
            return _child.reset(type, line, column);
        }

        @Override
        public JsonReadContext reset(int type, int line, int column) {
            count = 0;
            many = null;
            hashes = 0;
            return super.reset(type, line, column);
        }

        @Override
        public void setCurrentName(String name) {
            super.setCurrentName(name);
            long hash = 1L << name.hashCode();
            boolean there = (hashes & hash) != 0 && has(name);
            hashes |= hash;
            if (there) {
                throw new StreamReadException(parser, "the name \"" + name + "\" comes twice");
            }
            add(name);
        }

        private boolean has(String name) {
            if (many != null) {
                return many.contains(name);
            }
            for (int i = 0; i < count; i++) {
                if (few[i].equals(name)) {
                    return true;
                }
            }
            return false;
        }

        private void add(String name) {
            if (many == null && count == MANY) {
                many = new HashSet<>(Arrays.asList(few));
            }
            if (many != null) {
                many.add(name);
                return;
            }
            if (count == few.length) {
                few = Arrays.copyOf(few, count == 0 ? FEW : MANY);
            }
            few[count++] = name;
        }
    }
}
