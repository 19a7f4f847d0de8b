package dev.muster.access;

import static dev.muster.generated.db.Tables.SIGN_IN_CODE;
import static dev.muster.generated.db.Tables.SIGN_IN_FAILURE;
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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Guessing passwords and codes: what strangers try, how often, and from where. */
@MusterTest
class GuessingTest {
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
    CodeSignIn codeSignIn;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext db;

    @LocalServerPort
    int port;

    private Person ana;

    @BeforeEach
    void people() {
        clock.advance(Duration.ofHours(1));
        int n = db.fetchCount(dev.muster.generated.db.Tables.PERSON);
        ana = persons.create(
                SYSTEM,
                new PersonDraft(
                        "Ana",
                        "Ruiz",
                        "ana" + n,
                        "ana" + n + "@northline.example",
                        "100" + n,
                        null,
                        null,
                        null,
                        null,
                        null,
                        n == 0 ? AccessLevel.ADMIN : AccessLevel.LEARNER,
                        null,
                        Map.of()));
        passwords.set(SYSTEM, ana.id(), PASSWORD, AuditAction.PASSWORD_SET);
    }

    private int status(Visitor visitor, String login, String password) {
        return visitor.signIn(login, password).getResponse().getStatus();
    }

    @Test
    void ofManyWrongPasswordsAtOnceOnlyTheFreeOnesAreLookedAt() throws Exception {
        List<Callable<Integer>> tries = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Visitor visitor = new Visitor(mvc).from("10.3.0." + i);
            visitor.get("/sign-in");
            tries.add(() -> visitor.post("/sign-in", "login", ana.username(), "password", "wrong")
                    .getResponse()
                    .getStatus());
        }
        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(10)) {
            for (Future<Integer> f : threads.invokeAll(tries)) {
                answers.add(f.get());
            }
        }
        assertThat(answers).containsOnly(422, 429);
        assertThat(answers.stream().filter(a -> a == 422)).hasSize(5);
    }

    @Test
    void whicheverNameOfThePersonIsTypedTheTriesAreCountedTogether() {
        List<String> names = List.of(
                ana.username(), Objects.requireNonNull(ana.email()), Objects.requireNonNull(ana.employeeNumber()));
        for (int i = 0; i < 5; i++) {
            assertThat(status(new Visitor(mvc).from("10.4.0." + i), names.get(i % 3), "wrong"))
                    .isEqualTo(422);
        }
        for (String name : names) {
            assertThat(status(new Visitor(mvc).from("10.4.1.1"), name, PASSWORD))
                    .isEqualTo(429);
        }
    }

    @Test
    void aDeviceOfOnesOwnIsNotLockedOutByOthersButHasTriesOfItsOwn() {
        Visitor own = new Visitor(mvc);
        assertThat(status(own, ana.username(), PASSWORD)).isEqualTo(303);
        own.get("/password");
        assertThat(own.post("/sign-out")).hasStatus(303);
        for (int i = 0; i < 45; i++) {
            status(new Visitor(mvc).from("127.0.0.1"), i < 6 ? ana.username() : "guess " + i, "wrong");
        }
        assertThat(status(new Visitor(mvc).from("10.5.1.1"), ana.username(), PASSWORD))
                .isEqualTo(429);
        assertThat(status(own, ana.username(), PASSWORD)).isEqualTo(303);
        own.get("/password");
        own.post("/sign-out");
        for (int i = 0; i < 5; i++) {
            assertThat(status(own, ana.username(), "wrong")).isEqualTo(422);
        }
        assertThat(status(own, ana.username(), PASSWORD)).isEqualTo(429);
    }

    @Test
    void aNewPasswordEndsWhatDevicesAreKnown() {
        Visitor thief = new Visitor(mvc);
        assertThat(status(thief, ana.username(), PASSWORD)).isEqualTo(303);
        passwords.set(SYSTEM, ana.id(), "olive tractor moon", AuditAction.PASSWORD_SET);
        for (int i = 0; i < 5; i++) {
            status(new Visitor(mvc).from("10.6.0." + i), ana.username(), "wrong");
        }
        assertThat(status(thief, ana.username(), "olive tractor moon")).isEqualTo(429);
    }

    @Test
    void codesTriedAreSlowedDownAndARightOneIsNoFailure() {
        String code = codes.make(SYSTEM, ana.id()).code();
        Visitor visitor = new Visitor(mvc).from("10.7.0.1");
        visitor.get("/sign-in/code");
        for (int i = 0; i < 25; i++) {
            assertThat(visitor.post("/sign-in/code", "code", code)).hasStatusOk();
        }
        for (int i = 0; i < 20; i++) {
            assertThat(visitor.post("/sign-in/code", "code", "ZZZZZ-ZZZZ" + (char) ('A' + i)))
                    .hasStatus(422);
        }
        assertThat(visitor.post("/sign-in/code", "code", code)).hasStatus(429);
    }

    @Test
    void aCopyOfTheDatabaseGivesNoCodeAndCodesMadeBeforeStillWork() {
        String code = codes.make(SYSTEM, ana.id()).code();
        byte[] kept = db.select(SIGN_IN_CODE.CODE_HASH)
                .from(SIGN_IN_CODE)
                .where(SIGN_IN_CODE.PERSON_ID.eq(ana.id()))
                .fetchSingle()
                .value1();
        assertThat(kept).isNotEqualTo(Secrets.hash(Secrets.plain(code)));
        db.update(SIGN_IN_CODE)
                .set(SIGN_IN_CODE.CODE_HASH, Secrets.hash("ABCDEFGH"))
                .where(SIGN_IN_CODE.PERSON_ID.eq(ana.id()))
                .execute();
        assertThat(codeSignIn.whose("abcd-efgh", "10.8.0.1").personId()).isEqualTo(ana.id());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # what the proxy on this machine sends, whose failure it is
            203.0.113.9,                203.0.113.9
            '198.51.100.1, 203.0.113.8', 203.0.113.8
            '198.51.100.1, 10.0.0.7',   10.0.0.7
            '198.51.100.1, 127.0.0.1',  198.51.100.1
            """)
    void whoIsForwardedForIsReadFromTheRightAndPrivateAddressesAreNobodysProxies(String sent, String counted)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/me"))
                .header("Authorization", "Bearer wrong")
                .header("X-Forwarded-For", sent)
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(db.fetchExists(SIGN_IN_FAILURE, SIGN_IN_FAILURE.KEY.eq("token:" + counted)))
                .isTrue();
    }
}
