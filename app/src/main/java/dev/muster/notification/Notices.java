package dev.muster.notification;

import static dev.muster.shared.NamedSql.named;

import dev.muster.audit.AuditLog.Written;
import dev.muster.notification.rules.Kind;
import dev.muster.settings.Settings;
import dev.muster.shared.NamedSql;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What there is to tell people, queued in the transaction of its cause. It goes into a mail once the time in which an undo
 * still stops it is over, and only if it then still holds ({@link SendMail}).
 */
@Component
public class Notices {
    /** In which an undo stops the message, too. */
    static final Duration UNDO_WINDOW = Duration.ofSeconds(60);

    private final NoticeStore store;
    private final MessageTexts texts;
    private final MailServer server;
    private final Settings settings;
    private final TeamManagers managers;

    Notices(NoticeStore store, MessageTexts texts, MailServer server, Settings settings, TeamManagers managers) {
        this.managers = managers;
        this.store = store;
        this.texts = texts;
        this.server = server;
        this.settings = settings;
    }

    /** How these people would be told now. */
    @Transactional(readOnly = true)
    public Telling telling(Collection<Integer> personIds) {
        return Telling.of((int) personIds.stream().distinct().count(), store.withAddress(personIds), server.isThere());
    }

    /** How people learn of what was done under this entry of the audit log. */
    @Transactional(readOnly = true)
    public Telling telling(long entryId) {
        return store.recipients(entryId, server.isThere());
    }

    /** The same for so many people, counted elsewhere. */
    public Telling telling(int people, int withAddress) {
        return Telling.of(people, withAddress, server.isThere());
    }

    public boolean isOn(Kind kind) {
        return settings.current().messages() && texts.isOn(kind);
    }

    /**
     * One notice for each pair; at most one per person, content, kind and entry, however often it is called.
     *
     * @param message what whoever did it says to the learner
     * @param pairs (content_id, person_id)
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void queue(Kind kind, Written cause, @Nullable String message, NamedSql pairs) {
        if (isOn(kind)) {
            store.queue(kind, cause, message == null || message.isBlank() ? null : message.strip(), pairs);
        }
    }

    /** The same for distinct pairs, under an entry that has told nobody of this kind: not looked up once more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void queueFirst(Kind kind, Written cause, NamedSql pairs) {
        if (isOn(kind)) {
            store.queueFirst(kind, cause, pairs);
        }
    }

    /**
     * SQL: the same within the statement that does what it tells of.
     *
     * @param now the settings in force
     * @param pairs a relation (id, at, content_id, person_id): the entry and its instant, each pair once
     */
    public static NamedSql queueing(Kind kind, Settings.Values now, String pairs) {
        return NoticeStore.queueing(kind, now.messages(), pairs);
    }

    /** {@link #queue(Kind, Written, String, NamedSql)} for people by id. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void queue(
            Kind kind, Written cause, @Nullable String message, int contentId, Collection<Integer> personIds) {
        queue(
                kind,
                cause,
                message,
                named("select :content::int as content_id, p.person_id from unnest(:people::int[]) as p (person_id)")
                        .bind("content", contentId)
                        .bind("people", personIds.toArray(Integer[]::new)));
    }

    /** Tells their managers that somebody has completed it, where that is switched on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void queueForManagers(Kind kind, Written cause, int contentId, int personId) {
        if (isOn(kind)) {
            List<Integer> told = managers.of(List.of(personId)).getOrDefault(personId, List.of());
            store.queueAbout(kind, cause, contentId, personId, told);
        }
    }

    /** What an act whose notices are queued already says beside, or that it tells nobody. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reword(Written cause, @Nullable String message, boolean silent) {
        if (silent) {
            store.forget(cause);
        } else if (message != null && !message.isBlank()) {
            store.say(cause, message.strip());
        }
    }

    /** What an undone act told: what has not been sent is dropped, what has gets a correction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(long undoneEntry, Written undo) {
        withdraw(
                undoneEntry,
                undo,
                named("select content_id, person_id from notice where entry_id = :entry")
                        .bind("entry", undoneEntry));
    }

    /**
     * The same for some of the pairs the act touched.
     *
     * @param pairs (content_id, person_id)
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(long undoneEntry, Written undo, NamedSql pairs) {
        store.drop(undoneEntry, pairs);
        if (isOn(Kind.CORRECTION)) {
            store.correct(undoneEntry, undo, pairs);
        }
    }

    /** When each of the people was last told this about the content; those who never were are missing. */
    @Transactional(readOnly = true)
    public Map<Integer, Instant> last(Kind kind, int contentId, Collection<Integer> personIds) {
        return store.last(kind, contentId, personIds);
    }
}
