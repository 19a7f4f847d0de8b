package dev.muster.notification;

import static dev.muster.generated.db.Tables.AUDIT_ENTRY;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.MAIL;
import static dev.muster.generated.db.Tables.NOTICE;
import static dev.muster.generated.db.Tables.PERSON;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.trueCondition;

import dev.muster.audience.Scopes;
import dev.muster.generated.db.tables.Person;
import dev.muster.library.ContentRef;
import dev.muster.notification.rules.Composing;
import dev.muster.notification.rules.DropReason;
import dev.muster.notification.rules.Kind;
import dev.muster.shared.Actor;
import dev.muster.shared.Keyset;
import dev.muster.shared.NotThere;
import dev.muster.shared.Page;
import dev.muster.shared.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The outbox: what there is and was to tell, newest first, and the mails it went into. */
@Component
@Transactional(readOnly = true)
public class OutboxGrid {
    private static final Keyset NEWEST = Keyset.newest(NOTICE.ID);
    private static final Person ABOUT = PERSON.as("about");
    private static final String ABOUT_NAME = "about_name";

    private final DSLContext db;
    private final MailStore mails;
    private final MailServer server;
    private final Scopes scopes;

    OutboxGrid(DSLContext db, MailStore mails, MailServer server, Scopes scopes) {
        this.scopes = scopes;
        this.db = db;
        this.mails = mails;
        this.server = server;
    }

    /** Of one notice; of a mail the same without the last two. */
    public enum State {
        QUEUED("Queued"),
        SENDING("Sending"),
        SENT("Sent"),
        FAILED("Failed"),
        UNSURE("May have been sent"),
        DROPPED("Not sent"),
        IN_PERSON("To tell in person"),
        TOLD("Told in person");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Empty lists and null: all. */
    public record Filter(@Nullable Integer personId, List<State> states, List<Kind> kinds) {
        public Filter {
            states = List.copyOf(states);
            kinds = List.copyOf(kinds);
        }
    }

    /**
     * @param content null: it is about no training in particular
     * @param about whom a manager is told about; null: the person themselves
     * @param why of what was dropped or failed, or why it still waits; null where there is nothing to say
     * @param nextTryAt of what waits
     */
    public record Row(
            long id,
            int personId,
            String person,
            @Nullable ContentRef content,
            Composing.@Nullable About about,
            Kind kind,
            State state,
            @Nullable String why,
            Instant queuedAt,
            @Nullable Instant nextTryAt,
            @Nullable Instant sentAt,
            int tries,
            @Nullable Long mailId,
            @Nullable String message) {}

    /** @param content as it was last tried; of what waits: as it would be sent now */
    public record Mail(
            long id,
            int personId,
            String person,
            @Nullable String address,
            State state,
            @Nullable String why,
            int tries,
            Instant madeAt,
            @Nullable Instant triedAt,
            @Nullable Instant nextTryAt,
            @Nullable Instant sentAt,
            String subject,
            String body,
            List<Row> notices) {
        public Mail {
            notices = List.copyOf(notices);
        }

        public boolean mayBeSentAgain() {
            return state == State.FAILED || state == State.UNSURE;
        }
    }

    /** Whether mails go anywhere. */
    public boolean hasServer() {
        return server.isThere();
    }

    /** What people within the scope are told, about people within it. */
    public Page<Row> page(Actor actor, Filter filter, @Nullable String cursor, int limit) {
        List<Row> rows = rows().where(condition(filter), scopes.condition(actor), isSeen(actor))
                .and(NEWEST.after(cursor))
                .orderBy(NEWEST.order())
                .limit(limit + 1)
                .fetch(this::row);
        return NEWEST.page(rows, limit, r -> new Object[] {r.id()});
    }

    /** @throws NotThere if there is none, or to or about a person out of scope */
    public Mail mail(Actor actor, long id) {
        Record r = db.select(MAIL.asterisk(), PERSON.GIVEN_NAME, PERSON.FAMILY_NAME, PERSON.EMAIL)
                .from(MAIL)
                .join(PERSON)
                .on(PERSON.ID.eq(MAIL.PERSON_ID))
                .where(MAIL.ID.eq(id), scopes.condition(actor))
                .andNotExists(selectOne().from(NOTICE).where(NOTICE.MAIL_ID.eq(id), not(isSeen(actor))))
                .fetchOptional()
                .orElseThrow(() -> new NotThere("message"));
        List<Row> notices =
                rows().where(NOTICE.MAIL_ID.eq(id)).orderBy(NOTICE.ID).fetch(this::row);
        State state = State.valueOf(r.get(MAIL.STATE));
        String subject = r.get(MAIL.SUBJECT);
        String body = r.get(MAIL.BODY);
        if (state == State.QUEUED || subject == null || body == null) {
            Composing.Mail now = mails.compose(r.get(MAIL.PERSON_ID), mails.items(id, r.get(MAIL.PERSON_ID)));
            subject = now.subject();
            body = now.text();
        }
        return new Mail(
                id,
                r.get(MAIL.PERSON_ID),
                PersonName.of(r),
                r.get(MAIL.ADDRESS) == null ? r.get(PERSON.EMAIL) : r.get(MAIL.ADDRESS),
                state,
                waiting(state, r.get(MAIL.ERROR)),
                r.get(MAIL.TRIES),
                r.get(MAIL.MADE_AT),
                r.get(MAIL.TRIED_AT),
                state == State.QUEUED ? r.get(MAIL.NEXT_TRY_AT) : null,
                r.get(MAIL.SENT_AT),
                subject,
                body,
                notices);
    }

    /** @param by who wrote it */
    public record Said(String message, String by, Instant at) {}

    /** What was last written to the person about the content. */
    public Optional<Said> lastSaid(int personId, int contentId) {
        return db.select(NOTICE.MESSAGE, AUDIT_ENTRY.ACTOR_NAME, NOTICE.QUEUED_AT)
                .from(NOTICE)
                .join(AUDIT_ENTRY)
                .on(AUDIT_ENTRY.ID.eq(NOTICE.ENTRY_ID), AUDIT_ENTRY.AT.eq(NOTICE.QUEUED_AT))
                .where(NOTICE.PERSON_ID.eq(personId), NOTICE.CONTENT_ID.eq(contentId), NOTICE.MESSAGE.isNotNull())
                .and(NOTICE.KIND.notIn(Kind.CLAIM_APPROVED.name(), Kind.CLAIM_REFUSED.name()))
                .and(NOTICE.REASON.isNull().or(NOTICE.REASON.ne(DropReason.UNDONE.name())))
                .orderBy(NOTICE.ID.desc())
                .limit(1)
                .fetchOptional(r -> new Said(r.value1(), r.value2(), r.value3()));
    }

    /** Mails that failed, or may not have arrived. */
    public int failed() {
        return db.fetchCount(NOTICE, NOTICE.STATE.in(State.FAILED.name(), State.UNSURE.name()));
    }

    private SelectOnConditionStep<Record> rows() {
        return db.select(NOTICE.asterisk())
                .select(PERSON.GIVEN_NAME, PERSON.FAMILY_NAME, CONTENT.TITLE, CONTENT.KIND)
                .select(field(PersonName.sql("about"), String.class).as(ABOUT_NAME))
                .select(MAIL.ERROR, MAIL.TRIES, MAIL.NEXT_TRY_AT, MAIL.SENT_AT)
                .from(NOTICE)
                .join(PERSON)
                .on(PERSON.ID.eq(NOTICE.PERSON_ID))
                .leftJoin(ABOUT)
                .on(ABOUT.ID.eq(NOTICE.ABOUT_ID))
                .leftJoin(CONTENT)
                .on(CONTENT.ID.eq(NOTICE.CONTENT_ID))
                .leftJoin(MAIL)
                .on(MAIL.ID.eq(NOTICE.MAIL_ID));
    }

    private static Condition condition(Filter f) {
        Condition c = f.personId() == null ? noCondition() : NOTICE.PERSON_ID.eq(f.personId());
        if (!f.states().isEmpty()) {
            c = c.and(NOTICE.STATE.in(f.states().stream().map(Enum::name).toList()));
        }
        return f.kinds().isEmpty()
                ? c
                : c.and(NOTICE.KIND.in(f.kinds().stream().map(Enum::name).toList()));
    }

    private Row row(Record r) {
        State state = State.valueOf(r.get(NOTICE.STATE));
        Instant nextTry = r.get(MAIL.NEXT_TRY_AT);
        Integer tries = r.get(MAIL.TRIES);
        return new Row(
                r.get(NOTICE.ID),
                r.get(NOTICE.PERSON_ID),
                PersonName.of(r),
                content(r),
                about(r),
                Kind.valueOf(r.get(NOTICE.KIND)),
                state,
                why(state, r),
                r.get(NOTICE.QUEUED_AT),
                state != State.QUEUED ? null : nextTry == null ? r.get(NOTICE.NOT_BEFORE) : nextTry,
                r.get(MAIL.SENT_AT),
                tries == null ? 0 : tries,
                r.get(NOTICE.MAIL_ID),
                r.get(NOTICE.MESSAGE));
    }

    private static @Nullable ContentRef content(Record r) {
        String kind = r.get(CONTENT.KIND);
        return kind == null
                ? null
                : new ContentRef(r.get(NOTICE.CONTENT_ID), ContentRef.Kind.valueOf(kind), r.get(CONTENT.TITLE));
    }

    private static Composing.@Nullable About about(Record r) {
        String name = r.get(ABOUT_NAME, String.class);
        return name == null ? null : new Composing.About(r.get(NOTICE.ABOUT_ID), name);
    }

    /** Whom it is about is within the scope; a summary is about everybody whom its manager sees. */
    private Condition isSeen(Actor actor) {
        if (actor.seesEverybody()) {
            return trueCondition();
        }
        return NOTICE.KIND
                .ne(Kind.SUMMARY.name())
                .and(NOTICE.ABOUT_ID
                        .eq(0)
                        .or(NOTICE.ABOUT_ID.in(select(PERSON.ID).from(PERSON).where(scopes.condition(actor)))));
    }

    private @Nullable String why(State state, Record r) {
        return switch (state) {
            case DROPPED -> dropped(r.get(NOTICE.REASON)).sentence();
            case IN_PERSON -> "They have no e-mail address.";
            case TOLD -> "Told by " + r.get(NOTICE.TOLD_BY) + ".";
            case QUEUED, SENDING, SENT, FAILED, UNSURE -> waiting(state, r.get(MAIL.ERROR));
        };
    }

    private @Nullable String waiting(State state, @Nullable String error) {
        if (state == State.SENT) {
            return null;
        }
        return state == State.QUEUED && !server.isThere() ? "No mail server is configured." : error;
    }

    private static DropReason dropped(@Nullable String reason) {
        return reason == null ? DropReason.REPEATED : DropReason.valueOf(reason);
    }
}
