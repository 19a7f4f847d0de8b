package dev.muster.privacy;

import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.audit.Reseals;
import dev.muster.people.imports.ImportPeople;
import dev.muster.shared.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One batch of what is kept no longer: whole, with its entry in the log, or not at all. */
@Component
class Forgetting {
    private static final Actor MUSTER = Actor.system("Retention");
    private static final int MOST = 5_000;

    /** Each touches a block of the log, which is computed twice. */
    private static final int MOST_ENTRIES = 500;

    private final RetentionStore store;
    private final RetentionSettings settings;
    private final Holds holds;
    private final ImportPeople imports;
    private final Reseals reseals;
    private final AuditLog log;
    private final Clock clock;

    Forgetting(
            RetentionStore store,
            RetentionSettings settings,
            Holds holds,
            ImportPeople imports,
            Reseals reseals,
            AuditLog log,
            Clock clock) {
        this.store = store;
        this.settings = settings;
        this.holds = holds;
        this.imports = imports;
        this.reseals = reseals;
        this.log = log;
        this.clock = clock;
    }

    /** Looks afresh at settings and holds. @return how much it forgot; 0: there is nothing more */
    @Transactional
    public int some(RetentionKind kind) {
        Integer days = settings.current().get(kind);
        if (days == null || !holds.canForget() && kind.isHeld()) {
            return 0;
        }
        Instant before = clock.instant().minus(Duration.ofDays(days));
        int count =
                switch (kind) {
                    case MESSAGES -> store.messages(before, MOST);
                    case ANSWERS -> store.answers(before, MOST);
                    case SIGN_INS -> signIns(before);
                    case HR_FILES -> imports.forgetFiles(before);
                    case DOWNLOADS -> store.downloads(before, MOST);
                };
        if (count > 0 && kind != RetentionKind.SIGN_INS) {
            log.write(Act.of(MUSTER, AuditAction.RETENTION_APPLY)
                    .detail(said(kind, before).put("count", count)));
        }
        return count;
    }

    private int signIns(Instant before) {
        if (store.due(RetentionKind.SIGN_INS, before).going() == 0) {
            return 0;
        }
        reseals.hold();
        Written entry =
                log.write(Act.of(MUSTER, AuditAction.RETENTION_APPLY).detail(said(RetentionKind.SIGN_INS, before)));
        JsonNode done = JsonMapper.shared().readTree(store.addresses(entry.id(), before, MOST_ENTRIES));
        List<Long> blocks = new ArrayList<>();
        done.path("blocks").forEach(b -> blocks.add(b.asLong()));
        reseals.note(entry, blocks);
        int count = done.path("count").asInt();
        log.line(entry, 0, 0, null, JsonNodeFactory.instance.objectNode().put("count", count));
        return count;
    }

    private static ObjectNode said(RetentionKind kind, Instant before) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind.word()).put("before", before.toString());
    }
}
