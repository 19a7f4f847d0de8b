package dev.muster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** What the house may not become. Modules and their ranks: {@link ModulesTest}. */
class ArchitectureRulesTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.muster");

    @Test
    void rulesArePure() {
        noClasses()
                .that()
                .resideInAPackage("dev.muster..rules..")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.jooq..", "java.sql..", "org.slf4j..", "jakarta..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(CODE);
    }

    @Test
    void nobodyAsksTheSystemForTheTime() {
        noClasses()
                .that()
                .resideInAPackage("dev.muster..")
                .and()
                .resideOutsideOfPackages("dev.muster.setup..", "dev.muster.pg..", "dev.muster.generated..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(CODE);
    }

    /** Days without bounds bring what reckons with them to a halt. What a table keeps was read by it once. */
    @Test
    void daysHaveOneReader() {
        noClasses()
                .that()
                .resideInAPackage("dev.muster..")
                .and()
                .doNotHaveSimpleName("Day")
                .and()
                .doNotHaveSimpleName("BulkActJson")
                .should()
                .callMethod(LocalDate.class, "parse", CharSequence.class)
                .orShould()
                .callMethod(LocalDateTime.class, "parse", CharSequence.class)
                .orShould()
                .callMethod(OffsetDateTime.class, "parse", CharSequence.class)
                .orShould()
                .callMethod(Instant.class, "parse", CharSequence.class)
                .check(CODE);
    }

    /** What settings mean for people would be left out. */
    @Test
    void settingsChangeWithTheirConsequences() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.muster.web..", "dev.muster.api..", "dev.muster.demo..")
                .should()
                .callMethodWhere(JavaCall.Predicates.target(
                                HasOwner.Predicates.With.owner(HasName.Predicates.name("dev.muster.library.Contents")))
                        .and(JavaCall.Predicates.target(HasName.Predicates.name("change"))))
                .check(CODE);
    }

    @Test
    void edgesUseNoStores() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.muster.web..", "dev.muster.api..")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Store")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.jooq.DSLContext")
                .check(CODE);
    }
}
