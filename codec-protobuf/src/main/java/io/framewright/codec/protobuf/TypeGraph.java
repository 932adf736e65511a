package io.framewright.codec.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.ExtensionRegistry;
import com.google.protobuf.ExtensionRegistry.ExtensionInfo;
import com.google.protobuf.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The types that can be inside a message, by their fields and by the extensions that are registered when the graph is
 * made: later ones are neither in here nor in {@link #extensions}, which the parser gets.
 */
final class TypeGraph {

    private final Map<Descriptor, MessageLayout> layouts = new HashMap<>();
    private final Deque<Descriptor> pending = new ArrayDeque<>();
    private final ExtensionRegistry extensions = ExtensionRegistry.newInstance();
    private final MessageLayout root;
    private boolean packable;

    /**
     * Walks through all types.
     *
     * @param type the message's
     * @param known the extensions to look for
     * @param deep the greatest depth that matters: types that can nest deeper have this height
     */
    TypeGraph(Descriptor type, ExtensionRegistry known, int deep) {
        root = layout(type);
        while (!pending.isEmpty()) {
            fill(pending.remove(), known);
        }
        settleHeights(deep);
    }

    private MessageLayout layout(Descriptor type) {
        return layouts.computeIfAbsent(type, added -> {
            pending.add(added);
            return new MessageLayout();
        });
    }

    private void fill(Descriptor type, ExtensionRegistry known) {
        if (type.getOptions().getMessageSetWireFormat()) {
            throw new IllegalArgumentException(type.getFullName()
                    + " is a MessageSet, which is parsed on first use, beyond the reach of limits: not supported");
        }
        type.getFields().forEach(field -> add(type, field));
        for (ExtensionInfo extension : known.getAllImmutableExtensionsByExtendedType(type.getFullName())) {
            @Nullable Message prototype = extension.defaultInstance;
            if (prototype == null) {
                extensions.add(extension.descriptor);
            } else {
                extensions.add(extension.descriptor, prototype);
            }
            add(type, extension.descriptor);
        }
    }

    private void add(Descriptor type, FieldDescriptor field) {
        boolean nests = MessageLayout.Kind.of(field).nests();
        packable |= field.isPackable();
        layout(type).add(field, nests ? layout(field.getMessageType()) : null);
    }

    /** A type is one higher than the highest of its fields; one that can hold itself, or anything, is as high as can be. */
    private void settleHeights(int deep) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Map.Entry<Descriptor, MessageLayout> entry : layouts.entrySet()) {
                int height = Math.min(deep, height(entry.getKey(), entry.getValue(), deep));
                changed |= height > entry.getValue().height();
                entry.getValue().height(height);
            }
        }
    }

    private int height(Descriptor type, MessageLayout layout, int deep) {
        if (type.isExtendable()) {
            return deep;
        }
        return 1
                + layout.nesting().stream()
                        .mapToInt(field -> layout(field.getMessageType()).height())
                        .max()
                        .orElse(0);
    }

    MessageLayout root() {
        return root;
    }

    /** The layout of a type; null if the graph does not know it. */
    @Nullable
    MessageLayout find(Descriptor type) {
        return layouts.get(type);
    }

    /** Whether an element of a collection can take a single byte. */
    boolean packable() {
        return packable;
    }

    /** Whether there is a map whose values are messages. */
    boolean mapsToMessages() {
        return layouts.values().stream().anyMatch(MessageLayout::mapsToMessages);
    }

    /** A copy of those registered extensions that can be met. */
    ExtensionRegistry extensions() {
        return extensions;
    }
}
