package dev.muster.assignment.undo;

import dev.muster.assignment.engine.DifferenceRange;
import dev.muster.assignment.engine.Engine;
import dev.muster.assignment.ledger.UndoEntry;
import dev.muster.assignment.rules.UndoKind;
import dev.muster.assignment.standing.DueMoveStore;
import dev.muster.assignment.standing.RuleDetail;
import dev.muster.audit.AuditLog.Written;
import dev.muster.library.ContentSettings;
import dev.muster.library.Contents;
import dev.muster.notification.Notices;
import dev.muster.shared.Actor;
import dev.muster.shared.DueRule;
import dev.muster.shared.DueRuleJson;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes back what an act made of rules: a group's training, a course's settings. Nobody loses work by it. */
@Component
class UndoRules {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final UndoStore store;
    private final Engine engine;
    private final DueMoveStore dues;
    private final Contents contents;
    private final UndoAutomations automations;
    private final UndoGroups groups;
    private final Clock clock;
    private final Notices notices;

    UndoRules(
            UndoStore store,
            Engine engine,
            DueMoveStore dues,
            Contents contents,
            UndoAutomations automations,
            UndoGroups groups,
            Clock clock,
            Notices notices) {
        this.store = store;
        this.engine = engine;
        this.dues = dues;
        this.contents = contents;
        this.automations = automations;
        this.groups = groups;
        this.clock = clock;
        this.notices = notices;
    }

    /** Why the act can't be taken back; empty: it can. */
    Optional<String> refusal(UndoEntry e) {
        return e.kind().flatMap(kind -> switch (kind) {
            case GROUP_AUDIENCE, GROUP_MEMBERS -> groups.refusal(e);
            case AUTOMATION -> automations.refusal(e);
            case GIVEN, REMOVED, DUE_DATE, GROUP_CONTENT, SETTINGS -> Optional.<String>empty();
        });
    }

    /** What it touches. */
    List<Integer> contents(UndoEntry e) {
        return isOfMembership(e) ? groups.contents(e) : RuleDetail.contents(e.detail());
    }

    /** For whom it has moved on. */
    List<Undos.Skipped> moved(UndoEntry e) {
        return isOfMembership(e)
                ? groups.moved(e).stream()
                        .map(m -> new Undos.Skipped(m.personId(), m.name(), 0, String.valueOf(m.moved())))
                        .toList()
                : List.of();
    }

    private static boolean isOfMembership(UndoEntry e) {
        return e.is(UndoKind.GROUP_AUDIENCE) || e.is(UndoKind.GROUP_MEMBERS);
    }

    void undo(Actor actor, UndoEntry e, Written undo) {
        putBack(actor, e, undo);
        notices.withdraw(e.id(), undo);
    }

    private void putBack(Actor actor, UndoEntry e, Written undo) {
        if (e.is(UndoKind.AUTOMATION)) {
            automations.undo(e, undo);
            return;
        }
        if (isOfMembership(e)) {
            groups.undo(e, undo);
            return;
        }
        List<Integer> rules = RuleDetail.rules(e.detail());
        store.flip(rules, clock.instant());
        if (e.is(UndoKind.SETTINGS)) {
            settings(actor, e, undo);
        }
        if (rules.isEmpty()) {
            return;
        }
        engine.follow(new DifferenceRange.OfRules(rules), undo);
        store.asBefore(e, rules, undo);
    }

    private void settings(Actor actor, UndoEntry e, Written undo) {
        UndoStore.SettingsChange s = store.settings(e);
        if (s == null || e.contentId() == null) {
            return;
        }
        JsonNode before = JSON.readTree(s.before());
        JsonNode after = JSON.readTree(s.after());
        contents.putBack(actor, e.contentId(), now -> back(now, before, after), undo);
        if (RuleDetail.isForOpen(e.detail())) {
            store.movedBack(e, e.contentId());
            // those whose line says what rules gave them in the same act
            dues.find(e.contentId(), clock.instant(), e.id());
            dues.move(undo);
        }
    }

    /** What gives it to people, and when it is due; only what still is as the act left it. */
    private static ContentSettings back(ContentSettings now, JsonNode before, JsonNode after) {
        boolean mandatory = flag("mandatory", now.mandatory(), before, after);
        boolean starters = flag("newStarterDefault", now.newStarterDefault(), before, after);
        boolean dueStands = Objects.equals(now.due(), due(after));
        return now.given(mandatory, starters).due(dueStands ? due(before) : now.due());
    }

    private static boolean flag(String name, boolean now, JsonNode before, JsonNode after) {
        return now == after.path(name).asBoolean() ? before.path(name).asBoolean() : now;
    }

    private static @Nullable DueRule due(JsonNode settings) {
        return DueRuleJson.read(settings.get("due"), "due");
    }
}
