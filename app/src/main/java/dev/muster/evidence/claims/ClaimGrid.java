package dev.muster.evidence.claims;

import static dev.muster.generated.db.Tables.CLAIM;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.FILE;
import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.audience.Scopes;
import dev.muster.evidence.rules.ClaimState;
import dev.muster.library.ContentRef;
import dev.muster.library.files.StoredFile;
import dev.muster.people.PersonStatus;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.Keyset;
import dev.muster.shared.NotThere;
import dev.muster.shared.Page;
import dev.muster.shared.PersonName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Certificates from elsewhere: one's own, and those of everybody in the scope. */
@Component
@Transactional(readOnly = true)
public class ClaimGrid {
    private static final Keyset OLDEST = Keyset.of(CLAIM.ID);

    private final DSLContext db;
    private final Scopes scopes;
    private final Settings settings;

    ClaimGrid(DSLContext db, Scopes scopes, Settings settings) {
        this.db = db;
        this.scopes = scopes;
        this.settings = settings;
    }

    /** Whether a certificate from elsewhere can stand for the content. */
    public boolean accepts(int contentId) {
        return db.fetchExists(
                CONTENT, CONTENT.ID.eq(contentId), CONTENT.ACCEPTS_DOCUMENTS.isTrue(), CONTENT.VERSION.gt(0));
    }

    /** How many wait for a decision, within the scope. */
    public int waiting(Actor actor) {
        return db.fetchCount(db.select(CLAIM.ID)
                .from(CLAIM)
                .join(PERSON)
                .on(PERSON.ID.eq(CLAIM.PERSON_ID))
                .where(CLAIM.STATE.eq(ClaimState.WAITING.name()), scopes.condition(actor)));
    }

    /** Within the scope, the oldest first. @param states empty: all */
    public Page<Claim> page(Actor actor, Collection<ClaimState> states, @Nullable String cursor, int limit) {
        Condition which = scopes.condition(actor)
                .and(
                        states.isEmpty()
                                ? DSL.noCondition()
                                : CLAIM.STATE.in(states.stream().map(Enum::name).toList()));
        List<Claim> rows = rows().where(which)
                .and(OLDEST.after(cursor))
                .orderBy(OLDEST.order())
                .limit(limit + 1)
                .fetch(this::claim);
        int all = db.fetchCount(db.select(CLAIM.ID)
                .from(CLAIM)
                .join(PERSON)
                .on(PERSON.ID.eq(CLAIM.PERSON_ID))
                .where(which));
        return OLDEST.page(rows, limit, c -> new Object[] {c.id()}).of(all);
    }

    /** @throws NotThere if there is none, or it is of somebody outside the scope */
    public Claim get(Actor actor, long id) {
        return rows().where(CLAIM.ID.eq(id), scopes.condition(actor))
                .fetchOptional(this::claim)
                .orElseThrow(() -> new NotThere("certificate"));
    }

    /** @throws NotThere if there is none, or it is somebody else's */
    public Claim own(int personId, long id) {
        return rows().where(CLAIM.ID.eq(id), CLAIM.PERSON_ID.eq(personId))
                .fetchOptional(this::claim)
                .orElseThrow(() -> new NotThere("certificate"));
    }

    /** What a person handed in for a content, the newest first. */
    public List<Claim> of(int personId, int contentId) {
        return rows().where(CLAIM.PERSON_ID.eq(personId), CLAIM.CONTENT_ID.eq(contentId))
                .orderBy(CLAIM.ID.desc())
                .fetch(this::claim);
    }

    /** The one approved for a person and content with this very file. */
    Optional<Claim> approvedWith(int personId, int contentId, int fileId) {
        return rows().where(CLAIM.PERSON_ID.eq(personId), CLAIM.CONTENT_ID.eq(contentId))
                .and(CLAIM.STATE.eq(ClaimState.APPROVED.name()))
                .and(isSameFile(fileId))
                .orderBy(CLAIM.ID.desc())
                .limit(1)
                .fetchOptional(this::claim);
    }

    /** Where the person is. */
    LocalDate today(int personId) {
        return settings.today(db.select(PERSON.TIME_ZONE)
                .from(PERSON)
                .where(PERSON.ID.eq(personId))
                .fetchOne(PERSON.TIME_ZONE));
    }

    /** How many a person has handed in since then. */
    int sentSince(int personId, Instant since) {
        return db.fetchCount(CLAIM, CLAIM.PERSON_ID.eq(personId), CLAIM.SENT_AT.gt(since));
    }

    /** Other people who handed in the very same file: by name within the scope, the others as a number. */
    public record SameFile(List<String> names, int others) {
        public SameFile {
            names = List.copyOf(names);
        }

        /** For example {@code Ana Lima, Ben Strand and 1 person outside your scope}. */
        public String who() {
            String known = String.join(", ", names);
            String unknown = others + (others == 1 ? " person" : " people") + " outside your scope";
            return others == 0 ? known : known.isEmpty() ? unknown : known + " and " + unknown;
        }

        public boolean isNobody() {
            return names.isEmpty() && others == 0;
        }
    }

    public SameFile sameFile(Actor actor, Claim claim) {
        List<Integer> people = db.selectDistinct(CLAIM.PERSON_ID)
                .from(CLAIM)
                .join(FILE)
                .on(FILE.ID.eq(CLAIM.FILE_ID))
                .where(isSameFile(claim.file().id()))
                .and(CLAIM.PERSON_ID.ne(claim.whose().personId()))
                .and(CLAIM.STATE.ne(ClaimState.TAKEN_BACK.name()))
                .fetch(CLAIM.PERSON_ID);
        List<String> names = db.select(PersonName.NAME)
                .from(PERSON)
                .where(PERSON.ID.in(people), scopes.condition(actor))
                .orderBy(PersonName.BY_NAME.order())
                .fetch(PersonName.NAME);
        return new SameFile(names, people.size() - names.size());
    }

    private static Condition isSameFile(int fileId) {
        return FILE.SHA256.eq(DSL.select(FILE.as("this").SHA256)
                .from(FILE.as("this"))
                .where(FILE.as("this").ID.eq(fileId)));
    }

    /** Whose certificates the file is: whoever may see them may open it. */
    public List<Integer> peopleWith(int fileId) {
        return db.selectDistinct(CLAIM.PERSON_ID)
                .from(CLAIM)
                .where(CLAIM.FILE_ID.eq(fileId))
                .fetch(CLAIM.PERSON_ID);
    }

    private SelectOnConditionStep<Record> rows() {
        return db.select(CLAIM.asterisk())
                .select(PERSON.GIVEN_NAME, PERSON.FAMILY_NAME, PERSON.STATUS, PERSON.TIME_ZONE)
                .select(CONTENT.KIND, CONTENT.TITLE, FILE.NAME, FILE.MEDIA_TYPE, FILE.SIZE)
                .from(CLAIM)
                .join(PERSON)
                .on(PERSON.ID.eq(CLAIM.PERSON_ID))
                .join(CONTENT)
                .on(CONTENT.ID.eq(CLAIM.CONTENT_ID))
                .join(FILE)
                .on(FILE.ID.eq(CLAIM.FILE_ID));
    }

    private Claim claim(Record r) {
        ClaimState state = ClaimState.valueOf(r.get(CLAIM.STATE));
        return new Claim(
                r.get(CLAIM.ID),
                new Claim.Whose(
                        r.get(CLAIM.PERSON_ID),
                        PersonName.of(r),
                        !PersonStatus.DEACTIVATED.name().equals(r.get(PERSON.STATUS)),
                        settings.current().zone(r.get(PERSON.TIME_ZONE))),
                new ContentRef(
                        r.get(CLAIM.CONTENT_ID), ContentRef.Kind.valueOf(r.get(CONTENT.KIND)), r.get(CONTENT.TITLE)),
                new StoredFile(r.get(CLAIM.FILE_ID), r.get(FILE.NAME), r.get(FILE.MEDIA_TYPE), r.get(FILE.SIZE)),
                new Claim.Said(
                        r.get(CLAIM.COMPLETED_ON), r.get(CLAIM.VALID_TO), r.get(CLAIM.NUMBER), r.get(CLAIM.ISSUER)),
                r.get(CLAIM.SENT_AT),
                state == ClaimState.WAITING
                        ? null
                        : new Claim.Decision(
                                state,
                                Objects.requireNonNull(r.get(CLAIM.DECIDED_AT)),
                                Objects.requireNonNull(r.get(CLAIM.DECIDED_BY)),
                                r.get(CLAIM.REASON),
                                r.get(CLAIM.COMPLETION_ID)));
    }
}
