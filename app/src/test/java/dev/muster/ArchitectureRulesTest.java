package dev.muster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

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

    /** What the database gives up for another's sake is done again, whoever began it. */
    @Test
    void transactionsAreDoneAgain() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.muster.shared.WholeTransaction")
                .and()
                .doNotHaveFullyQualifiedName("dev.muster.edge.once.KeyedAct") // whose acts are, inside of it
                .should()
                .callConstructorWhere(JavaCall.Predicates.target(
                        HasOwner.Predicates.With.owner(JavaClass.Predicates.equivalentTo(TransactionTemplate.class))))
                .orShould()
                .callMethod(PlatformTransactionManager.class, "getTransaction", TransactionDefinition.class)
                .orShould()
                .callMethodWhere(JavaCall.Predicates.target(
                                HasOwner.Predicates.With.owner(JavaClass.Predicates.equivalentTo(DSLContext.class)))
                        .and(JavaCall.Predicates.target(HasName.Predicates.nameStartingWith("transaction"))))
                .check(CODE);
        noMethods().should().beAnnotatedWith(apart()).check(CODE);
        noClasses().should().beAnnotatedWith(apart()).check(CODE);
    }

    /** Transactions that {@code edge/WholeTransactions} does not stand around. */
    private static DescribedPredicate<JavaAnnotation<?>> apart() {
        return DescribedPredicate.describe(
                "a transaction of their own by an annotation",
                a -> a.getRawType().isEquivalentTo(Transactional.class)
                        && Set.of("REQUIRES_NEW", "NESTED")
                                .contains(
                                        ((JavaEnumConstant) a.get("propagation").orElseThrow()).name()));
    }

    /** Rooms of one module stand on each other in one direction, and what they share at the module's root knows none of them. */
    @Test
    void roomsHaveNoCircles() {
        for (String module : List.of("assignment", "web", "api", "people", "library", "audience", "edge")) {
            SlicesRuleDefinition.slices()
                    .matching("dev.muster." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .check(CODE);
        }
        for (String module : List.of("assignment", "web", "api", "people", "library", "audience", "edge")) {
            noClasses()
                    .that()
                    .resideInAPackage("dev.muster." + module)
                    .should()
                    .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("dev.muster." + module + ".(*)..")
                            .and(DescribedPredicate.not(
                                    JavaClass.Predicates.resideInAPackage("dev.muster." + module + ".rules.."))))
                    .check(CODE);
        }
    }

    /** Who has what is written in two rooms. */
    @Test
    void onlyTheLedgerAndTheEngineWriteSourcesAndAssignments() throws IOException {
        Pattern writes = Pattern.compile(
                "(?:insert into|update|delete from) (?:source|assignment)\\b|(?:insertInto|update|deleteFrom)\\((?:SOURCE|ASSIGNMENT)\\b");
        Path module = Path.of("src/main/java/dev/muster/assignment");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<String> others = new ArrayList<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                boolean may = file.startsWith(module.resolve("ledger")) || file.startsWith(module.resolve("engine"));
                if (!may && writes.matcher(Files.readString(file)).find()) {
                    others.add(file.getFileName().toString());
                }
            }
            assertThat(others).isEmpty();
        }
    }
}
