package dev.muster.assignment.undo;

import dev.muster.assignment.ledger.RolledBackTrial;
import dev.muster.assignment.ledger.RuleLocks;
import dev.muster.assignment.ledger.UndoEntry;
import dev.muster.assignment.rules.UndoKind;
import dev.muster.assignment.rules.Undoing;
import dev.muster.assignment.undo.UndoStore.Line;
import dev.muster.assignment.undo.UndoStore.Moved;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditGrid;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
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
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Undo: an act is taken back as a unit, for 24 hours, by its author or an administrator, for whatever has
 * not moved on since. What it told people is dropped or corrected.
 */
@Component
public class Undos {
    private final UndoStore store;
    private final UndoRules rules;
    private final AuditLog log;
    private final RolledBackTrial trial;
    private final Clock clock;
    private final UndoEntries entries;
    private final UndoHands byHand;
    private final RuleLocks locks;

    Undos(
            UndoStore store,
            UndoRules rules,
            AuditLog log,
            RolledBackTrial trial,
            Clock clock,
            UndoEntries entries,
            UndoHands byHand,
            RuleLocks locks) {
        this.store = store;
        this.rules = rules;
        this.log = log;
        this.trial = trial;
        this.clock = clock;
        this.entries = entries;
        this.byHand = byHand;
        this.locks = locks;
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
        return trial.of(() -> {
            UndoEntry e = entries.find(actor, entryId);
            Optional<String> refused = refusal(actor, e);
            if (refused.isEmpty() && e.isOfRules()) {
                return undo(actor, entryId).only();
            }
            return told(e, refused, skipped(entries.lines(actor, e)), entries.lines(actor, e), Moved.NOBODY, null);
        });
    }

    /**
     * @throws NotThere for an entry that is not there, or touches nobody within the actor's scope
     * @throws Conflict where nothing of it can be undone, with the reason
     */
    @Transactional
    public Undone undo(Actor actor, long entryId) {
        locks.memberships();
        UndoEntry e = entries.find(actor, entryId);
        Optional<String> refused = refusal(actor, e);
        if (refused.isPresent()) {
            throw new Conflict(refused.get());
        }
        locks.contents(contents(e));
        List<Line> lines = entries.lines(actor, e);
        Map<Integer, List<Integer>> byContent = lines.stream()
                .filter(l -> l.stands())
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
        } else {
            byContent.forEach((content, people) -> byHand.undo(e, content, people, undo));
        }
        return told(e, Optional.empty(), skipped, lines, moved, undo.id());
    }

    private static AuditAction undoing(UndoEntry e) {
        return AuditAction.of(e.action()).flatMap(AuditAction::undoing).orElseThrow();
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

    private static List<Skipped> skipped(List<Line> lines) {
        return lines.stream()
                .filter(l -> !l.stands())
                .map(l -> new Skipped(
                        l.personId(),
                        l.name(),
                        l.contentId(),
                        Objects.requireNonNull(l.movedOn()).why()))
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
                .filter(l -> l.stands())
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
