package dev.muster.views;

import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.notification.Notices;
import dev.muster.notification.rules.Kind;
import dev.muster.notification.rules.ViewMail;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.Day;
import dev.muster.work.Download;
import dev.muster.work.Job;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells a receiver where a view and its file are, and the log that it was sent. */
@Component
class ViewMessages {
    private final Notices notices;
    private final AuditLog log;
    private final Settings settings;

    ViewMessages(Notices notices, AuditLog log, Settings settings) {
        this.notices = notices;
        this.log = log;
        this.settings = settings;
    }

    String said(Download file) {
        return "%s, %s, kept until %s."
                .formatted(
                        file.name(),
                        file.sizeText(),
                        Day.words(file.keptUntil()
                                .atZone(settings.current().defaultTimeZone())
                                .toLocalDate()));
    }

    void queue(Job job, Actor receiver, SavedView view, @Nullable Download file, String words) {
        ObjectNode said =
                JsonNodeFactory.instance.objectNode().put("view", view.id()).put("name", view.name());
        Written entry = log.write(Act.of(Actor.system("Muster"), AuditAction.VIEW_SEND)
                .people(1)
                .job(job.id())
                .detail(said));
        log.line(entry, 0, receiver.personId(), null, said);
        ViewMail mail = new ViewMail(
                view.name(),
                view.href(),
                file == null ? null : "/admin/downloads/" + file.id(),
                "/admin/views/" + view.id(),
                words);
        notices.queue(Kind.VIEW, entry, mail.text(), 0, List.of(receiver.personId()));
    }
}
