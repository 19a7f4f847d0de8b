package dev.muster.library.drafts;

import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.library.Content;
import dev.muster.library.ContentAct;
import dev.muster.library.ContentMoved;
import dev.muster.library.ContentStatus;
import dev.muster.library.ContentStore;
import dev.muster.library.VersionStore;
import dev.muster.shared.Actor;
import dev.muster.shared.Conflict;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What publishing a course and a module have in common: the next number, the log, the news. */
@Component
public class Publication {
    private final ContentStore contents;
    private final VersionStore versions;
    private final AuditLog audit;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    Publication(
            ContentStore contents, VersionStore versions, AuditLog audit, ApplicationEventPublisher news, Clock clock) {
        this.contents = contents;
        this.versions = versions;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
    }

    interface Text {
        void write(int version, Instant at);
    }

    /** @param content held, as it was before */
    public void write(Actor actor, Content content, @Nullable String note, boolean minor, Text text) {
        int id = content.id();
        Instant at = clock.instant();
        int version = content.version() + 1;
        String said = note == null || note.isBlank() ? null : note.strip();
        versions.insert(id, version, actor, said, minor, at);
        text.write(version, at);
        contents.published(id, version, at);
        audit.write(
                Act.of(actor, ContentAct.PUBLISH.of(content.kind())).content(id).note(said, null));
        if (content.version() == 0) {
            news.publishEvent(new ContentMoved(id));
        }
        news.publishEvent(new Published(id, version));
    }

    public static void refuseArchived(Content content) {
        if (content.status() == ContentStatus.ARCHIVED) {
            throw new Conflict("“" + content.title() + "” is archived. Activate it first.");
        }
    }
}
