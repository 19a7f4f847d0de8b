package dev.muster.assignment.ledger;

import static dev.muster.generated.db.Tables.PEOPLE_GROUP;
import static dev.muster.generated.db.Tables.RULE;

import dev.muster.assignment.rules.Situation;
import dev.muster.assignment.rules.SourceKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The labels of sources: the same words everywhere. */
@Component
public class LabelStore {
    private final DSLContext db;

    LabelStore(DSLContext db) {
        this.db = db;
    }

    public Map<Integer, String> of(Collection<Integer> ruleIds) {
        Map<Integer, String> out = new HashMap<>();
        out.put(Situation.INDIVIDUAL, "Individual");
        out.put(Situation.SELF, "Self-enrolled");
        if (ruleIds.stream().anyMatch(r -> r > 0)) {
            db.select(RULE.ID, RULE.KIND, RULE.NAME, PEOPLE_GROUP.NAME)
                    .from(RULE)
                    .leftJoin(PEOPLE_GROUP)
                    .on(PEOPLE_GROUP.ID.eq(RULE.GROUP_ID))
                    .where(RULE.ID.in(ruleIds))
                    .forEach(r -> out.put(r.value1(), label(r.value2(), r.value3(), r.value4())));
        }
        return out;
    }

    /** SQL: the same as {@link #label}, of a rule r and its group g. */
    public static final String LABEL = """
        case r.kind when 'GROUP' then 'Group: ' || g.name when 'AUTOMATION' then 'Automation: ' || r.name
          when 'MANDATORY' then 'Mandatory' else 'Default for New Starters' end""";

    public static String label(
            String kind,
            @org.jspecify.annotations.Nullable String name,
            @org.jspecify.annotations.Nullable String group) {
        return switch (SourceKind.valueOf(kind)) {
            case GROUP -> "Group: " + group;
            case AUTOMATION -> "Automation: " + name;
            case MANDATORY -> "Mandatory";
            case NEW_STARTER -> "Default for New Starters";
            case INDIVIDUAL, SELF -> throw new IllegalArgumentException("No rule: " + kind);
        };
    }
}
