package dev.muster.api.system;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.ContentJson;
import dev.muster.audience.Scopes;
import dev.muster.edge.Lists;
import dev.muster.library.ContentRef;
import dev.muster.notification.Outbox;
import dev.muster.notification.OutboxGrid;
import dev.muster.notification.OutboxGrid.State;
import dev.muster.notification.rules.Kind;
import dev.muster.shared.Actor;
import dev.muster.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The outbox: one item per thing told to one person; {@code mail} is the message it went into, with others perhaps. */
@RestController
@RequestMapping("/api/v1/notifications")
public class NotificationsResource {
    private final OutboxGrid grid;
    private final Outbox outbox;
    private final Scopes scopes;

    NotificationsResource(OutboxGrid grid, Outbox outbox, Scopes scopes) {
        this.grid = grid;
        this.outbox = outbox;
        this.scopes = scopes;
    }

    public record Told(String id, String name) {}

    /**
     * @param about whom a manager is told about; null: the person themselves
     * @param content null: it is about no training in particular
     * @param why why it failed, was not sent, or still waits
     * @param mailId null until it is in a mail
     */
    record Notification(
            String id,
            Told person,
            @Nullable Told about,
            @Nullable ContentJson content,
            Kind kind,
            State state,
            @Nullable String why,
            @Nullable String message,
            Instant queuedAt,
            @Nullable Instant nextTryAt,
            @Nullable Instant sentAt,
            int tries,
            @Nullable String mailId) {
        static Notification of(OutboxGrid.Row r) {
            Long mail = r.mailId();
            return new Notification(
                    String.valueOf(r.id()),
                    new Told(String.valueOf(r.personId()), r.person()),
                    r.about() == null
                            ? null
                            : new Told(
                                    String.valueOf(r.about().personId()),
                                    r.about().name()),
                    json(r.content()),
                    r.kind(),
                    r.state(),
                    r.why(),
                    r.message(),
                    r.queuedAt(),
                    r.nextTryAt(),
                    r.sentAt(),
                    r.tries(),
                    mail == null ? null : mail.toString());
        }
    }

    private static @Nullable ContentJson json(@Nullable ContentRef content) {
        return content == null ? null : new ContentJson(String.valueOf(content.id()), content.kind(), content.title());
    }

    record SentMail(
            String id,
            State state,
            @Nullable String why,
            @Nullable String to,
            String subject,
            String body,
            int tries,
            @Nullable Instant nextTryAt,
            @Nullable Instant sentAt,
            List<Notification> notifications) {}

    @Operation(operationId = "listNotifications", summary = "Lists what people are told")
    @GetMapping
    @Allowed(Permission.SEE_MESSAGES)
    Page<Notification> list(
            Actor actor,
            @RequestParam(required = false) @Nullable Integer person,
            @RequestParam(defaultValue = "") List<State> state,
            @RequestParam(defaultValue = "") List<Kind> kind,
            Lists.Ask ask) {
        if (person != null) {
            scopes.require(actor, person);
        }
        var filter = new OutboxGrid.Filter(person, state, kind);
        return grid.page(actor, filter, ask.cursor(), ask.limit()).map(Notification::of);
    }

    @Operation(operationId = "getMail", summary = "Shows one mail")
    @GetMapping("/mails/{id}")
    @Allowed(Permission.SEE_MESSAGES)
    SentMail mail(Actor actor, @PathVariable long id) {
        return json(grid.mail(actor, id));
    }

    /** Of a mail that failed, or that may not have been sent. */
    @Operation(operationId = "sendMailAgain", summary = "Sends a mail that failed once more")
    @PostMapping("/mails/{id}/send-again")
    @Allowed(Permission.CHANGE_SETTINGS)
    SentMail again(Actor actor, @PathVariable long id) {
        grid.mail(actor, id);
        outbox.sendAgain(actor, id);
        return json(grid.mail(actor, id));
    }

    private static SentMail json(OutboxGrid.Mail m) {
        return new SentMail(
                String.valueOf(m.id()),
                m.state(),
                m.why(),
                m.address(),
                m.subject(),
                m.body(),
                m.tries(),
                m.nextTryAt(),
                m.sentAt(),
                m.notices().stream().map(Notification::of).toList());
    }
}
