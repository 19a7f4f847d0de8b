package dev.muster.notification;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.MAIL;
import static dev.muster.generated.db.Tables.NOTICE;
import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.notification.OutboxGrid.State;
import dev.muster.notification.rules.Composing;
import dev.muster.notification.rules.Composing.Item;
import dev.muster.notification.rules.Kind;
import dev.muster.settings.Settings;
import dev.muster.shared.PersonName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Mails on their way. The state of a mail and of the notices in it change together, here. */
@Component
class MailStore {
    private final DSLContext db;
    private final GatherStore gather;
    private final MessageTexts texts;
    private final MailServer server;
    private final Settings settings;
    private final TeamSummaries summaries;
    private final DueInMessages due;

    MailStore(
            DSLContext db,
            GatherStore gather,
            MessageTexts texts,
            MailServer server,
            Settings settings,
            TeamSummaries summaries,
            DueInMessages due) {
        this.due = due;
        this.summaries = summaries;
        this.db = db;
        this.gather = gather;
        this.texts = texts;
        this.server = server;
        this.settings = settings;
    }

    /** A mail that is being sent now. @param tries this one included */
    record Claimed(
            long id,
            String messageId,
            String name,
            String address,
            int tries,
            Instant firstTry,
            Composing.Mail content) {}

    private record Next(
            long id,
            int personId,
            String messageId,
            int tries,
            @Nullable Instant firstTryAt) {}

    /** What was being sent when a program died: nobody knows whether it arrived. */
    void orphans() {
        List<Long> ids = db.select(MAIL.ID)
                .from(MAIL)
                .where(MAIL.STATE.eq(State.SENDING.name()))
                .fetch(MAIL.ID);
        ids.forEach(id -> ended(id, State.UNSURE, "Muster was stopped while it was being sent.", null));
    }

    boolean isEmpty(Instant at) {
        return !db.fetchExists(MAIL, MAIL.STATE.eq(State.QUEUED.name()), MAIL.NEXT_TRY_AT.le(at));
    }

    /** The mail to try next, if it then still has anything to say; empty: look again. */
    Optional<Claimed> claim(Instant at) {
        Next next = db.select(MAIL.ID, MAIL.PERSON_ID, MAIL.MESSAGE_ID, MAIL.TRIES, MAIL.FIRST_TRY_AT)
                .from(MAIL)
                .where(MAIL.STATE.eq(State.QUEUED.name()), MAIL.NEXT_TRY_AT.le(at))
                .orderBy(MAIL.NEXT_TRY_AT, MAIL.ID)
                .limit(1)
                .forUpdate()
                .skipLocked()
                .fetchOneInto(Next.class);
        if (next == null) {
            return Optional.empty();
        }
        List<Long> held = db.select(NOTICE.ID)
                .from(NOTICE)
                .where(NOTICE.MAIL_ID.eq(next.id()))
                .forUpdate()
                .skipLocked()
                .fetch(NOTICE.ID);
        if (held.size() < db.fetchCount(NOTICE, NOTICE.MAIL_ID.eq(next.id()))) {
            // an undo is at some of them
            db.update(MAIL)
                    .set(MAIL.NEXT_TRY_AT, at.plusSeconds(1))
                    .where(MAIL.ID.eq(next.id()))
                    .execute();
            return Optional.empty();
        }
        gather.look(held.toArray(Long[]::new), at);
        return send(next, at);
    }

    private Optional<Claimed> send(Next next, Instant at) {
        List<Item> items = items(next.id(), next.personId());
        String address = db.select(PERSON.EMAIL)
                .from(PERSON)
                .where(PERSON.ID.eq(next.personId()))
                .fetchOne(PERSON.EMAIL);
        if (items.isEmpty() || address == null) {
            db.update(MAIL)
                    .set(MAIL.STATE, State.DROPPED.name())
                    .where(MAIL.ID.eq(next.id()))
                    .execute();
            return Optional.empty();
        }
        Instant first = next.firstTryAt() == null ? at : next.firstTryAt();
        Composing.Mail content = compose(next.personId(), items);
        db.update(MAIL)
                .set(MAIL.STATE, State.SENDING.name())
                .set(MAIL.ADDRESS, address)
                .set(MAIL.SUBJECT, content.subject())
                .set(MAIL.BODY, content.text())
                .set(MAIL.TRIES, next.tries() + 1)
                .set(MAIL.FIRST_TRY_AT, first)
                .set(MAIL.TRIED_AT, at)
                .where(MAIL.ID.eq(next.id()))
                .execute();
        notices(next.id(), State.SENDING);
        return Optional.of(new Claimed(
                next.id(), next.messageId(), name(next.personId()), address, next.tries() + 1, first, content));
    }

    /** What a mail says, or would say if it were sent now. */
    Composing.Mail compose(int personId, List<Item> items) {
        var person = db.select(PERSON.GIVEN_NAME, PERSON.FAMILY_NAME)
                .from(PERSON)
                .where(PERSON.ID.eq(personId))
                .fetchSingle();
        return Composing.mail(
                new Composing.To(
                        person.value1(),
                        PersonName.of(person),
                        settings.current().organisation(),
                        server.base()),
                items,
                texts.all());
    }

    private String name(int personId) {
        return db.select(PERSON.GIVEN_NAME, PERSON.FAMILY_NAME)
                .from(PERSON)
                .where(PERSON.ID.eq(personId))
                .fetchSingle(r -> Composing.line(PersonName.of(r)));
    }

    /** @param personId whom it is to: what a summary says depends on whom they may see now */
    List<Item> items(long mailId, int personId) {
        Field<Integer> about = DSL.field(CalendarHolds.person("notice"), Integer.class);
        Field<LocalDate> dueOn = due.of("person");
        List<Item> all = db.select(NOTICE.KIND, NOTICE.CONTENT_ID, CONTENT.TITLE, NOTICE.COUNTS_FROM, NOTICE.MESSAGE)
                .select(
                        ASSIGNMENT.PERSON_ID,
                        dueOn.as(DueInMessages.NAME),
                        NOTICE.ABOUT_ID,
                        PERSON.GIVEN_NAME,
                        PERSON.FAMILY_NAME)
                .from(NOTICE)
                .join(PERSON)
                .on(PERSON.ID.eq(about))
                .leftJoin(CONTENT)
                .on(CONTENT.ID.eq(NOTICE.CONTENT_ID))
                .leftJoin(ASSIGNMENT)
                .on(ASSIGNMENT.PERSON_ID.eq(PERSON.ID).and(ASSIGNMENT.CONTENT_ID.eq(NOTICE.CONTENT_ID)))
                .where(NOTICE.MAIL_ID.eq(mailId), NOTICE.STATE.ne(State.DROPPED.name()))
                .orderBy(NOTICE.KIND, dueOn.asc().nullsLast(), CONTENT.TITLE, PERSON.SORT_NAME, NOTICE.ID)
                .fetch(MailStore::item);
        return all.stream()
                .flatMap(i -> i.kind() == Kind.SUMMARY ? summary(personId, i).stream() : Stream.of(i))
                .toList();
    }

    private Optional<Item> summary(int personId, Item i) {
        return summaries.of(personId).map(text -> new Item(i.kind(), i.contentId(), i.title(), null, text, true));
    }

    private static Item item(Record r) {
        Kind kind = Kind.valueOf(r.get(NOTICE.KIND));
        String title = r.get(CONTENT.TITLE);
        int about = r.get(NOTICE.ABOUT_ID);
        return new Item(
                kind,
                r.get(NOTICE.CONTENT_ID),
                title == null ? "" : title,
                kind.isByExpiry() ? null : r.get(DueInMessages.NAME, LocalDate.class),
                kind.isByExpiry() ? r.get(NOTICE.COUNTS_FROM) : null,
                r.get(NOTICE.MESSAGE),
                r.get(ASSIGNMENT.PERSON_ID) != null,
                about == 0 ? null : new Composing.About(about, PersonName.of(r)));
    }

    void sent(long mailId, Instant at) {
        ended(mailId, State.SENT, null, at);
    }

    void failed(long mailId, String why) {
        ended(mailId, State.FAILED, why, null);
    }

    void unsure(long mailId, String why) {
        ended(mailId, State.UNSURE, why, null);
    }

    void later(long mailId, String why, Instant next) {
        ended(mailId, State.QUEUED, why, null);
        db.update(MAIL).set(MAIL.NEXT_TRY_AT, next).where(MAIL.ID.eq(mailId)).execute();
    }

    private void ended(long mailId, State state, @Nullable String why, @Nullable Instant sentAt) {
        // UNSURE, too: another node may have taken over from one that was only slow.
        int n = db.update(MAIL)
                .set(MAIL.STATE, state.name())
                .set(MAIL.ERROR, why)
                .set(MAIL.SENT_AT, sentAt)
                .where(MAIL.ID.eq(mailId), MAIL.STATE.in(State.SENDING.name(), State.UNSURE.name()))
                .execute();
        if (n > 0) {
            notices(mailId, state);
        }
    }

    private void notices(long mailId, State state) {
        db.update(NOTICE)
                .set(NOTICE.STATE, state.name())
                .where(NOTICE.MAIL_ID.eq(mailId), NOTICE.STATE.ne(State.DROPPED.name()))
                .execute();
    }

    /** @return whether it was one that failed, or may not have arrived */
    boolean again(long mailId, Instant at) {
        int n = db.update(MAIL)
                .set(MAIL.STATE, State.QUEUED.name())
                .set(MAIL.TRIES, 0)
                .setNull(MAIL.FIRST_TRY_AT)
                .set(MAIL.NEXT_TRY_AT, at)
                .where(MAIL.ID.eq(mailId), MAIL.STATE.in(State.FAILED.name(), State.UNSURE.name()))
                .execute();
        if (n > 0) {
            notices(mailId, State.QUEUED);
        }
        return n > 0;
    }

    int waiting() {
        return db.fetchCount(MAIL, MAIL.STATE.eq(State.QUEUED.name()));
    }

    /** No mail waits for a later time than this. */
    void noLaterThan(Instant latest) {
        db.update(MAIL)
                .set(MAIL.NEXT_TRY_AT, latest)
                .where(MAIL.STATE.eq(State.QUEUED.name()), MAIL.NEXT_TRY_AT.gt(latest))
                .execute();
    }
}
