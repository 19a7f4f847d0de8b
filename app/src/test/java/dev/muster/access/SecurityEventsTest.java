package dev.muster.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.muster.audit.AuditAction;
import dev.muster.people.PersonDraft;
import dev.muster.people.Persons;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.testing.As;
import dev.muster.testing.MusterTest;
import dev.muster.testing.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What whoever watches over an installation finds in the log; and what strangers can't put into what is printed. */
@MusterTest
@NullUnmarked
class SecurityEventsTest {
    private static final Actor SYSTEM = Actor.system("Test");
    private static final String PASSWORD = "lorry teapot eleven";
    private static final String FROM = "198.51.100.7";

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

    private final Logger logger = (Logger) LoggerFactory.getLogger("security");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    @Test
    void whatSucceedsAndWhatFailsIsSaidWithTheAddress() {
        int ana = persons.create(SYSTEM, PersonDraft.named("Ana", "Ruiz")).id();
        passwords.set(SYSTEM, ana, PASSWORD, AuditAction.PASSWORD_SET);
        Visitor visitor = new Visitor(mvc).from(FROM);
        said("sign-in.fail", "-", () -> visitor.signIn("nobody known", "wrong"));
        said("sign-in.fail", "" + ana, () -> visitor.signIn("ana.ruiz", "wrong"));
        said("sign-in.password", "" + ana, () -> visitor.signIn("ana.ruiz", PASSWORD));
        visitor.get("/password");
        said("password.fail", "" + ana, () -> visitor.post("/password", "current", "x", "password", "y"));
        said("refused", "" + ana, () -> visitor.get("/admin/people"));
        visitor.get("/password");
        said("sign-out", "" + ana, () -> visitor.post("/sign-out"));
        visitor.get("/sign-in/code");
        said("sign-in-code.fail", "-", () -> visitor.post("/sign-in/code", "code", "AAAAA-BBBBB"));
        String code = codes.make(SYSTEM, ana).code();
        said("sign-in.code", "" + ana, () -> codeSignIn.use(code, "olive tractor moon", FROM));
        said(
                "token.fail",
                "-",
                () -> mvc.get()
                        .uri("/api/v1/me")
                        .header("Authorization", "Bearer made-up")
                        .with(r -> {
                            r.setRemoteAddr(FROM);
                            return r;
                        })
                        .exchange());
        assertThat(texts().collect(Collectors.joining()))
                .as("nothing that somebody typed")
                .doesNotContain("nobody known", PASSWORD, "AAAAA-BBBBB", "made-up");
    }

    private void said(String event, String person, Runnable act) {
        int before = lines.list.size();
        act.run();
        assertThat(texts().skip(before))
                .as(event)
                .anyMatch(l -> l.startsWith(event + " person=" + person + " address=" + FROM));
    }

    private Stream<String> texts() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage);
    }

    @Test
    void slipsNameTheInstallationAndNotWhatWasAskedFor() {
        int ben = persons.create(SYSTEM, PersonDraft.named("Ben", "Okafor")).id();
        byte[] pdf = mvc.post()
                .uri("/admin/sign-in-slips")
                .param("person", String.valueOf(ben))
                .header("Host", "evil.example")
                .header("X-Forwarded-Host", "evil.example")
                .with(As.person(0, AccessLevel.ADMIN))
                .with(r -> {
                    r.setServerName("evil.example");
                    return r;
                })
                .exchange()
                .getResponse()
                .getContentAsByteArray();
        assertThat(text(pdf)).contains("Ben Okafor", "http://127.0.0.1:").doesNotContain("evil");
    }

    private static String text(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
