package dev.muster.assignment.undo;

import dev.muster.assignment.ledger.DueMoveStore;
import dev.muster.assignment.ledger.PutBackStore;
import dev.muster.assignment.ledger.UndoEntry;
import dev.muster.assignment.standing.RuleDetail;
import dev.muster.audit.AuditLog.Written;
import dev.muster.library.ContentSettings;
import dev.muster.library.Contents;
import dev.muster.shared.Actor;
import dev.muster.shared.DueRule;
import dev.muster.shared.DueRuleJson;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts the settings of a course or module back that give it to people, and the due dates that they moved. */
@Component
class UndoSettings {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final UndoStore store;
    private final PutBackStore putBack;
    private final DueMoveStore dues;
    private final Contents contents;
    private final Clock clock;

    UndoSettings(UndoStore store, PutBackStore putBack, DueMoveStore dues, Contents contents, Clock clock) {
        this.store = store;
        this.putBack = putBack;
        this.dues = dues;
        this.contents = contents;
        this.clock = clock;
    }

    void undo(Actor actor, UndoEntry e, Written undo) {
        UndoStore.SettingsChange s = store.settings(e);
        if (s == null || e.contentId() == null) {
            return;
        }
        JsonNode before = JSON.readTree(s.before());
        JsonNode after = JSON.readTree(s.after());
        contents.putBack(actor, e.contentId(), now -> back(now, before, after), undo);
        if (RuleDetail.isForOpen(e.detail())) {
            putBack.movedBack(e, e.contentId());
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
