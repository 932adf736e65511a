package io.framewright.codec.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.ValueInstantiator;

/** A map that only remembers what was put into it, in that order: no key is looked for. */
final class KeyedEntries<K, V> extends AbstractMap<K, V> {

    private final List<Map.Entry<K, V>> entries = new ArrayList<>();

    @Override
    public @Nullable V put(K key, V value) {
        entries.add(new SimpleEntry<>(key, value));
        return null;
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<K, V>> iterator() {
                return entries.iterator();
            }

            @Override
            public int size() {
                return entries.size();
            }
        };
    }

    /** Makes them without reflection, which would have to be allowed for this package. */
    static final class Instantiator extends ValueInstantiator.Base {

        Instantiator() {
            super(KeyedEntries.class);
        }

        @Override
        public boolean canCreateUsingDefault() {
            return true;
        }

        @Override
        public Object createUsingDefault(DeserializationContext context) {
            return new KeyedEntries<>();
        }
    }
}
