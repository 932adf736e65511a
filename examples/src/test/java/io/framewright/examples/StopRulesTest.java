package io.framewright.examples;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * That a program stops within a second, on any machine: whoever stops waits in {@link StopTime} only, and there is one for
 * each stop, whose end {@link StopTimeTest} knows.
 */
class StopRulesTest {

    private static final JavaClasses EXAMPLES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.framewright.examples");

    private static final Set<String> WAITS = Set.of(
            "await", "awaitTermination", "awaitUninterruptibly", "join", "sync", "syncUninterruptibly", "get", "sleep");

    private static final Set<String> STOPS = Set.of("close", "stop");

    @Test
    void nobodyWaitsForNettyWithoutEnd() {
        noClasses()
                .should()
                .callMethodWhere(target(nameMatching("awaitUninterruptibly|syncUninterruptibly")))
                .check(EXAMPLES);
    }

    @Test
    void whoStopsWaitsInStopTimeOnly() {
        methods()
                .that(describe("stop something", method -> STOPS.contains(method.getName())))
                .should(callNothing("that waits elsewhere", StopRulesTest::waitsElsewhere))
                .check(EXAMPLES);
    }

    private static boolean waitsElsewhere(JavaMethodCall call) {
        return WAITS.contains(call.getName())
                && !call.getTargetOwner().isEquivalentTo(StopTime.class)
                && !call.getTargetOwner().getPackageName().equals("java.util.concurrent.atomic")
                && Stream.of("java.util.concurrent", "java.lang.Thread", "io.netty")
                        .anyMatch(call.getTargetOwner().getName()::startsWith);
    }

    @Test
    void aStopHasOneTime() {
        methods()
                .that(describe("begin a stop", StopRulesTest::beginsAStop))
                .should(callNothing("that begins another", StopRulesTest::beginsAnother))
                .check(EXAMPLES);
    }

    private static boolean beginsAStop(JavaMethod method) {
        return method.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(StopTime.class)
                        && call.getName().equals("start"));
    }

    private static boolean beginsAnother(JavaMethodCall call) {
        return call.getTarget()
                .resolveMember()
                .filter(StopRulesTest::beginsAStop)
                .isPresent();
    }

    private static ArchCondition<JavaMethod> callNothing(String what, Predicate<JavaMethodCall> forbidden) {
        return new ArchCondition<>("call nothing " + what) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                method.getMethodCallsFromSelf().stream()
                        .filter(forbidden)
                        .forEach(call -> events.add(violated(method, call.getDescription())));
            }
        };
    }
}
