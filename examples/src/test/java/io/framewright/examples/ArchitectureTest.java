package io.framewright.examples;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom. It is checked here, where all modules are on the class path. */
class ArchitectureTest {

    private static final String[] CODEC_API = {
        "io.framewright.codec",
        "io.framewright.codec.binding",
        "io.framewright.codec.compression",
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

    @Test
    void nobodyKnowsSlf4j() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.slf4j..")
                .check(ALL);
    }
}
