package dev.muster.assignment.undo;

import dev.muster.assignment.byhand.ReassignWriter;
import dev.muster.assignment.ledger.ContentLocks;
import dev.muster.assignment.ledger.HandStore;
import dev.muster.assignment.ledger.HandStore.Gone;
import dev.muster.assignment.ledger.MarkForReassessment;
import dev.muster.assignment.ledger.RolledBackTrial;
import dev.muster.assignment.ledger.UndoEntry;
import dev.muster.assignment.progress.FollowFacts;
import dev.muster.assignment.rules.Situation;
import dev.muster.assignment.rules.UndoKind;
import dev.muster.assignment.rules.Undoing;
import dev.muster.assignment.undo.UndoStore.Line;
import dev.muster.assignment.undo.UndoStore.Moved;
import dev.muster.audience.MembershipLock;
import dev.muster.audience.Scopes;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditGrid;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.notification.Notices;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotThere;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Undo: an act is taken back as a unit, for 24 hours, by its author or an administrator, for whatever has
 * not moved on since. What it told people is dropped or corrected.
 */
@Component
public class Undos {
    private final UndoStore store;
    private final UndoRules rules;
    private final ReassignWriter retakes;
    private final HandStore hands;
    private final ContentLocks locks;
    private final MembershipLock membershipLock;
    private final FollowFacts facts;
    private final MarkForReassessment mark;
    private final Notices notices;
    private final Scopes scopes;
    private final AuditLog log;
    private final TransactionTemplate transaction;
    private final RolledBackTrial takenBack;
    private final Clock clock;

    Undos(
            UndoStore store,
            UndoRules rules,
            ReassignWriter retakes,
            HandStore hands,
            ContentLocks locks,
            MembershipLock membershipLock,
            FollowFacts facts,
            MarkForReassessment mark,
            Notices notices,
            Scopes scopes,
            AuditLog log,
            TransactionTemplate transaction,
            RolledBackTrial takenBack,
            Clock clock) {
        this.store = store;
        this.rules = rules;
        this.retakes = retakes;
        this.hands = hands;
        this.locks = locks;
        this.membershipLock = membershipLock;
        this.facts = facts;
        this.mark = mark;
        this.notices = notices;
        this.scopes = scopes;
        this.log = log;
        this.transaction = transaction;
        this.takenBack = takenBack;
        this.clock = clock;
    }

    /** @param contentId 0: none; why: completes a sentence that begins with the name */
    public record Skipped(int personId, String name, int contentId, String why) {}

    /** One of those whom an undo of rules gives or takes something. */
    public record Change(int personId, String name, String title, boolean gains) {}

    /**
     * What an undo does, or did.
     *
     * @param refused why nothing of it can be undone; null: it can
     * @param people who is put back as before; of rules: who gets training or loses it
     * @param gain of rules: people who have to do something again that they had not; lose: the other way round
     * @param some of them by name, who loses first
     * @param skipped for whom it has moved on
     * @param entryId of the undo itself; null: not done
     */
    public record Undone(
            String action,
            @Nullable String refused,
            int people,
            int gain,
            int lose,
            List<Change> some,
            List<Skipped> skipped,
            @Nullable Long entryId) {
        public Undone {
            some = List.copyOf(some);
            skipped = List.copyOf(skipped);
        }

        /** Whether the act changed what rules give, and to whom. */
        public boolean isOfRules() {
            return UndoKind.of(action).filter(UndoKind::isOfRules).isPresent();
        }

        /** Not done, only looked at. */
        private Undone only() {
            return new Undone(action, refused, people, gain, lose, some, skipped, null);
        }
    }

    /** What {@link #undo} would do; nothing is written. Of rules it is the same call, taken back. */
    public Undone preview(Actor actor, long entryId) {
        return takenBack.of(() -> {
            UndoEntry e = find(actor, entryId);
            Optional<String> refused = refusal(actor, e);
            if (refused.isEmpty() && e.isOfRules()) {
                return undo(actor, entryId).only();
            }
            return told(e, refused, skipped(lines(actor, e)), lines(actor, e), Moved.NOBODY, null);
        });
    }

    /**
     * @throws NotThere for an entry that is not there, or touches nobody within the actor's scope
     * @throws Conflict where nothing of it can be undone, with the reason
     */
    @Transactional
    public Undone undo(Actor actor, long entryId) {
        membershipLock.take();
        UndoEntry e = find(actor, entryId);
        Optional<String> refused = refusal(actor, e);
        if (refused.isPresent()) {
            throw new Conflict(refused.get());
        }
        locks.exclusive(contents(e));
        List<Line> lines = lines(actor, e);
        Map<Integer, List<Integer>> byContent = lines.stream()
                .filter(l -> l.moved() == null)
                .collect(Collectors.groupingBy(
                        Line::contentId, TreeMap::new, Collectors.mapping(Line::personId, Collectors.toList())));
        if (byContent.isEmpty() && !e.isOfRules()) {
            throw new Conflict("Nothing of it can be undone: everybody has moved on since.");
        }
        Written undo = log.write(Act.of(actor, undoing(e))
                .people((int) byContent.values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .count())
                .content(e.contentId())
                .detail(JsonNodeFactory.instance.objectNode().put("undoes", e.id())));
        store.done(e, undo);
        Moved moved = Moved.NOBODY;
        List<Skipped> skipped = new ArrayList<>(skipped(lines));
        if (e.isOfRules()) {
            skipped.addAll(rules.moved(e));
            moved = store.moving(contents(e), () -> rules.undo(actor, e, undo), clock.instant());
            notices.withdraw(e.id(), undo);
        } else {
            byContent.forEach((content, people) -> put(e, content, people, undo));
        }
        return told(e, Optional.empty(), skipped, lines, moved, undo.id());
    }

    private static AuditAction undoing(UndoEntry e) {
        return AuditAction.of(e.action()).flatMap(AuditAction::undoing).orElseThrow();
    }

    private void put(UndoEntry e, int contentId, List<Integer> personIds, Written undo) {
        Integer[] people = personIds.toArray(Integer[]::new);
        switch (e.kind().orElseThrow()) {
            case GIVEN -> {
                retakes.undo(e, contentId, personIds);
                facts.follow(hands.withFacts(contentId, personIds));
                store.datesBack(e, contentId, people);
                List<Gone> given = store.givenBy(e, contentId, people).stream()
                        .map(p -> new Gone(p, Situation.INDIVIDUAL))
                        .toList();
                hands.takeBack(contentId, given, e.at(), undo);
            }
            case REMOVED -> {
                store.giveBack(e, contentId, people, undo);
                // a rule may have ended meanwhile
                mark.people(personIds);
                facts.follow(hands.withFacts(contentId, personIds));
            }
            case DUE_DATE -> store.dueBack(e, contentId, people);
            case GROUP_CONTENT, GROUP_AUDIENCE, GROUP_MEMBERS, SETTINGS, AUTOMATION ->
                throw new IllegalStateException("Taken back as a whole: " + e.action());
        }
        hands.lines(contentId, personIds, undo, "{\"undone\":" + e.id() + "}");
        notices.withdraw(
                e.id(),
                undo,
                "select ?::int as content_id, x.person_id from unnest(?::int[]) as x (person_id)",
                contentId,
                people);
    }

    /** Whether an undo is offered to this actor for this entry of the log. */
    public boolean mayUndo(Actor actor, AuditGrid.Row r) {
        boolean author = actor.personId() != 0 && Objects.equals(r.actorId(), actor.personId());
        boolean trains = actor.isAdmin() || actor.level() == AccessLevel.MANAGER;
        return trains
                && (actor.isAdmin() || author)
                && Undoing.refusal(
                                UndoKind.of(r.action()), r.at(), r.undoneBy() != null, actor.isAdmin(), clock.instant())
                        .isEmpty();
    }

    private UndoEntry find(Actor actor, long entryId) {
        UndoEntry e = store.entry(entryId);
        if (e == null || !(actor.isAdmin() || isAuthor(actor, e))) {
            throw new NotThere("entry");
        }
        return e;
    }

    private static boolean isAuthor(Actor actor, UndoEntry e) {
        return actor.personId() != 0 && Objects.equals(e.actorId(), actor.personId());
    }

    private Optional<String> refusal(Actor actor, UndoEntry e) {
        return Undoing.refusal(e.kind(), e.at(), e.undone(), actor.isAdmin(), clock.instant())
                .or(() -> rules.refusal(e));
    }

    private List<Integer> contents(UndoEntry e) {
        List<Integer> of = rules.contents(e);
        return e.contentId() != null
                ? List.of(e.contentId())
                : of.isEmpty() ? store.lines(e).stream().map(Line::contentId).toList() : of;
    }

    /** Those out of a manager's scope by now are left as they are, unseen. */
    private List<Line> lines(Actor actor, UndoEntry e) {
        List<Line> all = e.isOfRules() ? List.of() : store.lines(e);
        if (actor.seesEverybody()) {
            return all;
        }
        List<Integer> seen = store.within(all.stream().map(Line::personId).toList(), scopes.condition(actor));
        return all.stream().filter(l -> seen.contains(l.personId())).toList();
    }

    private static List<Skipped> skipped(List<Line> lines) {
        return lines.stream()
                .filter(l -> l.moved() != null)
                .map(l -> new Skipped(l.personId(), l.name(), l.contentId(), Objects.requireNonNull(l.moved())))
                .toList();
    }

    private static Undone told(
            UndoEntry e,
            Optional<String> refused,
            List<Skipped> skipped,
            List<Line> lines,
            Moved moved,
            @Nullable Long entryId) {
        int people = (int) lines.stream()
                .filter(l -> l.moved() == null)
                .map(Line::personId)
                .distinct()
                .count();
        return new Undone(
                e.action(),
                refused.orElse(null),
                Math.max(people, moved.people()),
                moved.gain(),
                moved.lose(),
                moved.some(),
                skipped,
                entryId);
    }
}
