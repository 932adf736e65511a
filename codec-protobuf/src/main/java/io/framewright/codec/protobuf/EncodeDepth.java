package io.framewright.codec.protobuf;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.framewright.codec.EncodeException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses messages that nest deeper than a limit before protobuf's own recursion goes down into them. Only branches
 * whose types can get that deep are looked at, which most messages do not have.
 */
final class EncodeDepth {

    private final TypeGraph types;
    private final int maxDepth;

    EncodeDepth(TypeGraph types, int maxDepth) {
        this.types = types;
        this.maxDepth = maxDepth;
    }

    /** Whether there is anything to check. */
    boolean matters() {
        return types.root().height() > maxDepth;
    }

    void check(Message message) {
        check(message, 1);
    }

    private void check(Message message, int depth) {
        if (depth > maxDepth) {
            throw new EncodeException("messages in messages are deeper than the limit of " + maxDepth);
        }
        @Nullable MessageLayout layout = types.find(message.getDescriptorForType());
        if (layout != null && depth + layout.height() - 1 <= maxDepth) {
            return;
        }
        for (FieldDescriptor field : nesting(message, layout)) {
            if (field.isRepeated()) {
                ((List<?>) message.getField(field)).forEach(element -> check((Message) element, depth + 1));
            } else if (message.hasField(field)) {
                check((Message) message.getField(field), depth + 1);
            }
        }
    }

    /** An extension that is set need not be registered, so a message that may have any is asked for what it holds. */
    private static Collection<FieldDescriptor> nesting(Message message, @Nullable MessageLayout layout) {
        if (layout != null && !message.getDescriptorForType().isExtendable()) {
            return layout.nesting();
        }
        return message.getAllFields().keySet().stream()
                .filter(field -> MessageLayout.Kind.of(field).nests())
                .toList();
    }
}
