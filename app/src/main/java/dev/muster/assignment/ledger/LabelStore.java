package dev.muster.assignment.ledger;

import static dev.muster.generated.db.Tables.PEOPLE_GROUP;
import static dev.muster.generated.db.Tables.RULE;

import dev.muster.assignment.rules.Situation;
import dev.muster.assignment.rules.SourceKind;
import dev.muster.assignment.rules.SourceWords;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
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
        out.put(Situation.INDIVIDUAL, SourceWords.label(SourceKind.INDIVIDUAL, null));
        out.put(Situation.SELF, SourceWords.label(SourceKind.SELF, null));
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
    public static final String LABEL = SourceWords.labelSql("r.kind", "coalesce(g.name, r.name)");

    /** @param name of the rule; group: of its group; null: it has none */
    public static String label(String kind, @Nullable String name, @Nullable String group) {
        return SourceWords.label(SourceKind.valueOf(kind), group == null ? name : group);
    }
}
