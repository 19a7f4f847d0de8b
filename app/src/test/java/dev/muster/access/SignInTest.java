package dev.muster.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.audit.AuditAction;
import dev.muster.people.Person;
import dev.muster.people.PersonDraft;
import dev.muster.people.Persons;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import dev.muster.testing.Visitor;
import java.time.Duration;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@MusterTest
class SignInTest {
    private static final String PASSWORD = "lorry teapot eleven";
    private static final Actor SYSTEM = Actor.system("Test");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Persons persons;

    @Autowired
    Passwords passwords;

    @Autowired
    SignInCodes codes;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext db;

    private Person ana;

    @BeforeEach
    void people() {
        clock.advance(Duration.ofHours(1));
        int n = db.fetchCount(dev.muster.generated.db.Tables.PERSON);
        if (n == 0) {
            person("Ada", "Admin", "ada", null, null, AccessLevel.ADMIN);
        }
        ana = person("Ana", "Ruiz", "ana" + n, "ana" + n + "@northline.example", "100" + n, AccessLevel.LEARNER);
        passwords.set(SYSTEM, ana.id(), PASSWORD, AuditAction.PASSWORD_SET);
    }

    private Person person(
            String given,
            String family,
            String username,
            @Nullable String email,
            @Nullable String number,
            AccessLevel level) {
        return persons.create(
                SYSTEM,
                new PersonDraft(
                        given, family, username, email, number, null, null, null, null, null, level, null, Map.of()));
    }

    private static String location(MvcTestResult result) {
        return String.valueOf(result.getResponse().getHeader("Location"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "USERNAME", "email", "EMAIL", "number", " username "})
    void signsInByUsernameEmailOrNumber(String by) {
        String login = by.replace("username", ana.username())
                .replace("USERNAME", ana.username().toUpperCase())
                .replace("email", String.valueOf(ana.email()))
                .replace("EMAIL", String.valueOf(ana.email()).toUpperCase())
                .replace("number", String.valueOf(ana.employeeNumber()));
        assertThat(new Visitor(mvc).signIn(login, PASSWORD)).hasStatus(303).hasHeader("Location", "/");
    }

    @Test
    void aWrongPasswordDoesNotSayWhoExists() {
        MvcTestResult wrong = new Visitor(mvc).signIn(ana.username(), "not this one");
        MvcTestResult nobody = new Visitor(mvc).signIn("nobody at all", "not this one");
        assertThat(wrong).hasStatus(422).bodyText().contains("That sign-in name and password do not match.");
        assertThat(nobody).hasStatus(422).bodyText().contains("That sign-in name and password do not match.");
    }

    @Test
    void aDeepLinkComesBackAfterTheSignIn() {
        Visitor visitor = new Visitor(mvc);
        MvcTestResult refused = visitor.get("/password?why=mail");
        assertThat(refused).hasStatus(303);
        assertThat(location(refused)).isEqualTo("/sign-in?to=%2Fpassword%3Fwhy%3Dmail");
        visitor.get(location(refused));
        MvcTestResult in =
                visitor.post("/sign-in", "login", ana.username(), "password", PASSWORD, "to", "/password?why=mail");
        assertThat(location(in)).isEqualTo("/password?why=mail");
        assertThat(visitor.get("/password")).hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example/", "/\\evil.example", "/sign-out"})
    void neverLeadsElsewhere(String to) {
        Visitor visitor = new Visitor(mvc);
        visitor.get("/sign-in");
        assertThat(location(visitor.post("/sign-in", "login", ana.username(), "password", PASSWORD, "to", to)))
                .isEqualTo("/");
    }

    @Test
    void theSessionIdIsNewAfterTheSignIn() {
        Visitor visitor = new Visitor(mvc);
        visitor.get("/sign-in");
        String before = visitor.cookie("muster");
        visitor.signIn(ana.username(), PASSWORD);
        assertThat(visitor.cookie("muster")).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void failuresSlowTheAccountDownAndSuccessForgetsThem() {
        for (int i = 0; i < 5; i++) {
            new Visitor(mvc).from("10.1.0." + i).signIn(ana.username(), "wrong");
        }
        assertThat(new Visitor(mvc).from("10.1.1.1").signIn(ana.username(), PASSWORD))
                .hasStatus(429)
                .hasHeader("Retry-After", "2");
        clock.advance(Duration.ofSeconds(3));
        assertThat(new Visitor(mvc).signIn(ana.username(), PASSWORD)).hasStatus(303);
        assertThat(new Visitor(mvc).signIn(ana.username(), "wrong")).hasStatus(422);
    }

    @Test
    void failuresSlowTheAddressDown() {
        for (int i = 0; i < 40; i++) {
            new Visitor(mvc).from("10.2.2.2").signIn("guess " + i, "wrong");
        }
        assertThat(new Visitor(mvc).from("10.2.2.2").signIn("another guess", "wrong"))
                .hasStatus(429);
        assertThat(new Visitor(mvc).from("10.2.2.3").signIn(ana.username(), PASSWORD))
                .hasStatus(303);
    }

    @Test
    void aCodeSetsThePasswordOnceAndSignsIn() {
        String code = codes.make(SYSTEM, ana.id()).code();
        Visitor visitor = new Visitor(mvc);
        visitor.get("/sign-in/code");
        assertThat(visitor.post("/sign-in/code", "code", code.toLowerCase().replace("-", " ")))
                .hasStatusOk()
                .bodyText()
                .contains("Welcome, Ana Ruiz");
        assertThat(visitor.post("/sign-in/code/password", "code", code, "password", "short"))
                .hasStatus(422)
                .bodyText()
                .contains("12 characters or more");
        assertThat(visitor.post("/sign-in/code/password", "code", code, "password", "olive tractor moon"))
                .hasStatus(303);
        assertThat(visitor.get("/password")).hasStatusOk();
        assertThat(new Visitor(mvc).signIn(ana.username(), "olive tractor moon"))
                .hasStatus(303);
        Visitor second = new Visitor(mvc);
        second.get("/sign-in/code");
        assertThat(second.post("/sign-in/code", "code", code)).hasStatus(422);
    }

    @Test
    void aCodeRunsOutAndANewOneReplacesIt() {
        String first = codes.make(SYSTEM, ana.id()).code();
        String second = codes.make(SYSTEM, ana.id()).code();
        Visitor visitor = new Visitor(mvc);
        visitor.get("/sign-in/code");
        assertThat(visitor.post("/sign-in/code", "code", first)).hasStatus(422);
        assertThat(visitor.post("/sign-in/code", "code", second)).hasStatusOk();
        clock.advance(Duration.ofDays(14));
        assertThat(visitor.post("/sign-in/code", "code", second)).hasStatus(422);
    }

    @Test
    void deactivationEndsTheSessionAtOnce() {
        Visitor visitor = new Visitor(mvc);
        visitor.signIn(ana.username(), PASSWORD);
        assertThat(visitor.get("/password")).hasStatusOk();
        persons.deactivate(SYSTEM, ana.id());
        assertThat(visitor.get("/password")).hasStatus(303);
        assertThat(new Visitor(mvc).signIn(ana.username(), PASSWORD)).hasStatus(422);
    }

    @Test
    void promotionGoesOnUnderANewSessionIdAndDemotionEndsIt() {
        Visitor visitor = new Visitor(mvc);
        visitor.signIn(ana.username(), PASSWORD);
        String before = visitor.cookie("muster");
        level(AccessLevel.MANAGER);
        assertThat(visitor.get("/password")).hasStatusOk();
        String after = visitor.cookie("muster");
        assertThat(after).isNotEqualTo(before);
        visitor.get("/password");
        assertThat(visitor.cookie("muster")).isEqualTo(after);
        level(AccessLevel.LEARNER);
        assertThat(visitor.get("/password")).hasStatus(303);
    }

    private void level(AccessLevel level) {
        persons.change(
                SYSTEM,
                ana.id(),
                null,
                d -> new PersonDraft(
                        d.givenName(),
                        d.familyName(),
                        d.username(),
                        d.email(),
                        d.employeeNumber(),
                        d.hiredOn(),
                        d.leavesOn(),
                        d.managerId(),
                        d.language(),
                        d.timeZone(),
                        level,
                        d.scope(),
                        d.attributes()));
    }

    @Test
    void changingThePasswordEndsTheOtherSessions() {
        Visitor here = new Visitor(mvc);
        Visitor elsewhere = new Visitor(mvc);
        here.signIn(ana.username(), PASSWORD);
        elsewhere.signIn(ana.username(), PASSWORD);
        here.get("/password");
        assertThat(here.post("/password", "current", "wrong", "password", "seven green kettles"))
                .hasStatus(422);
        assertThat(here.post("/password", "current", PASSWORD, "password", "seven green kettles"))
                .hasStatus(303);
        assertThat(here.get("/password")).hasStatusOk();
        assertThat(elsewhere.get("/password")).hasStatus(303);
    }

    @Test
    void signingOutEndsTheSession() {
        Visitor visitor = new Visitor(mvc);
        visitor.signIn(ana.username(), PASSWORD);
        visitor.get("/password");
        assertThat(visitor.post("/sign-out")).hasStatus(303);
        assertThat(visitor.get("/password")).hasStatus(303);
    }
}
