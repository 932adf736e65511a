package io.framewright.codec.testkit;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class in which something of Netty's was leaked, with the story of what was. It is registered for every
 * test class where JUnit detects extensions by itself, and does nothing where Netty does not use the {@link
 * LeakDetector}.
 */
public final class LeakCheck implements AfterAllCallback {

    /** Made by JUnit. */
    public LeakCheck() {}

    @Override
    public void afterAll(ExtensionContext context) {
        Class<?> type = context.getRequiredTestClass();
        if (type.isAnnotationPresent(Nested.class)) {
            return; // checked with the class around it
        }
        List<String> leaks = LeakDetector.takeReports();
        if (!leaks.isEmpty()) {
            throw new AssertionError(leaks.size() + " leaked in " + type.getName()
                    + ", or in a class before it whose garbage was found only now:\n" + String.join("\n", leaks));
        }
    }
}
