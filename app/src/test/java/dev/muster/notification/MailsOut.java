package dev.muster.notification;

import dev.muster.settings.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** A round of sending mails to a server of the test's. */
public final class MailsOut {
    private MailsOut() {}

    /** @param url empty: there is no server */
    public static void send(ApplicationContext spring, String url) {
        send(spring, url, 500);
    }

    static void send(ApplicationContext spring, String url, int answerMs) {
        var to = new MailServer(
                url,
                "training@northline.example",
                "https://training.northline.example",
                answerMs,
                spring.getEnvironment());
        DSLContext db = spring.getBean(DSLContext.class);
        Settings settings = spring.getBean(Settings.class);
        GatherStore gather = spring.getBean(GatherStore.class);
        new SendMail(
                        new GatherStore(
                                db, settings, to, spring.getBean(HoursStore.class), spring.getBean(UnseenStore.class)),
                        new MailStore(
                                db,
                                gather,
                                spring.getBean(MessageTexts.class),
                                to,
                                settings,
                                spring.getBean(TeamSummaries.class),
                                spring.getBean(DueInMessages.class)),
                        to,
                        spring.getBean(TransactionTemplate.class),
                        spring.getBean(Clock.class),
                        new SimpleMeterRegistry())
                .work();
    }
}
