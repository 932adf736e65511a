package io.framewright.examples;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.framewright.framing.ProtocolListener;
import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may know whom. It is checked here, where all modules are on the class path. The picture of docs/architecture.md is
 * taken at its word: what it draws is there, what it does not draw is not.
 */
class ArchitectureTest {

    private static final String[] CODEC_API = {
        "io.framewright.codec",
        "io.framewright.codec.binding",
        "io.framewright.codec.compression",
        "io.framewright.codec.internal",
        "io.framewright.codec.spec"
    };
    private static final String TESTKIT = "io.framewright.codec.testkit..";
    private static final String FRAMING = "io.framewright.framing..";

    private static final String MICROMETER = "io.framewright.framing.micrometer..";

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.framewright");

    @Test
    void codecApiKnowsBuffersAndNothingElse() {
        classes()
                .that()
                .resideInAnyPackage(CODEC_API)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(CODEC_API)
                        .or(resideInAnyPackage("java..", "io.netty.buffer..", "io.netty.util..", "org.jspecify..")))
                .check(ALL);
    }

    @Test
    void noCodecKnowsFraming() {
        noClasses()
                .that()
                .resideInAPackage("io.framewright.codec..")
                .and()
                .resideOutsideOfPackage(TESTKIT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(FRAMING)
                .check(ALL);
    }

    @Test
    void noCodecKnowsAnother() {
        slices().matching("io.framewright.codec.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAnyPackage(CODEC_API))
                .check(ALL);
    }

    @Test
    void framingKnowsNoCodec() {
        noClasses()
                .that()
                .resideInAPackage(FRAMING)
                .should()
                .dependOnClassesThat(resideInAPackage("io.framewright.codec..").and(not(resideInAnyPackage(CODEC_API))))
                .check(ALL);
    }

    @Test
    void onlyItsBinderKnowsMicrometer() {
        noClasses()
                .that()
                .resideOutsideOfPackage(MICROMETER)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(MICROMETER, "io.micrometer..")
                .check(ALL);
        classes()
                .that()
                .resideInAPackage(MICROMETER)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(CODEC_API)
                        .or(resideInAnyPackage(
                                "io.framewright.framing",
                                MICROMETER,
                                "java..",
                                "io.micrometer..",
                                "io.netty.handler.codec",
                                "org.jspecify..")))
                .check(ALL);
    }

    /** A user may have to name what is in the API's signatures. */
    @Test
    void noSignatureOfTheApiHasAnInternalType() {
        DescribedPredicate<JavaClass> internal = resideInAPackage("io.framewright..internal..");
        assertThat(ALL.stream()
                        .filter(type -> type.getModifiers().contains(PUBLIC) && !internal.test(type))
                        .flatMap(type -> type.getMembers().stream())
                        .filter(member -> !Collections.disjoint(member.getModifiers(), Set.of(PUBLIC, PROTECTED)))
                        .filter(member ->
                                member.getAllInvolvedRawTypes().stream().anyMatch(internal)))
                .isEmpty();
    }

    /** A protocol without a listener has no wrappers, and so nothing that could ask for one. */
    @Test
    void onlyWrappersCallAListener() {
        noClasses()
                .that()
                .resideInAPackage("io.framewright.framing")
                .and()
                .haveSimpleNameNotStartingWith("Heard")
                .and()
                .doNotHaveSimpleName("GuardedListener")
                .should()
                .callMethodWhere(target(owner(assignableTo(ProtocolListener.class))))
                .check(ALL);
    }

    @Test
    void nobodyKnowsSlf4j() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.slf4j..")
                .check(ALL);
    }

    static Set<String> modules() throws Exception {
        return ModulePicture.read().modules();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleDependsOnWhatIsDrawn(String module) throws Exception {
        ModulePicture picture = ModulePicture.read();
        for (String scope : Set.of("compile", "test")) {
            assertThat(Poms.dependencies(module, scope))
                    .as("the dependencies of %s, scope %s, against the picture's arrows", module, scope)
                    .isSubsetOf(picture.targets(module, scope));
        }
    }

    @Test
    void whatIsDrawnIsSomewhereInAPom() throws Exception {
        ModulePicture picture = ModulePicture.read();
        for (ModulePicture.Arrow arrow : picture.arrows()) {
            assertThat(picture.group(arrow.from()))
                    .as("modules that depend on %s, scope %s", arrow.to(), arrow.scope())
                    .anyMatch(module -> Poms.dependencies(module, arrow.scope()).stream()
                            .anyMatch(picture.group(arrow.to())::contains));
        }
    }

    @Test
    void everyModuleWithProgramsOrClassesIsDrawn() throws Exception {
        assertThat(modules()).containsExactlyInAnyOrderElementsOf(Poms.modulesWithClasses());
    }

    /** Through others, too: benchmarks know framing through examples. */
    @ParameterizedTest
    @MethodSource("modules")
    void aModulesClassesUseWhatIsDrawn(String module) throws Exception {
        ModulePicture picture = ModulePicture.read();
        String[] known = picture.reachable(module).stream()
                .flatMap(other -> Set.of(packages(other)).stream())
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAnyPackage(packages(module))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(known).or(not(resideInAPackage("io.framewright.."))))
                .allowEmptyShould(true) // benchmarks and soak are not on this class path; nothing here may use them
                .check(ALL);
    }

    private static String[] packages(String module) {
        return switch (module) {
            case "codec-api" -> CODEC_API;
            case "framing" -> new String[] {"io.framewright.framing"}; // what is below it is another module's
            case "codec-testkit" -> new String[] {TESTKIT};
            default -> new String[] {"io.framewright." + module.replace('-', '.') + ".."};
        };
    }
}
