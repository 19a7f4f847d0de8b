package dev.muster.assignment.exemption;

import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.EXEMPTION;
import static dev.muster.generated.db.Tables.PERSON;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import dev.muster.assignment.engine.LiveRules;
import dev.muster.library.ContentStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;
import org.springframework.stereotype.Component;

/** What rules would require of people but for an exemption. */
@Component
public class ExemptRequirements {
    private final DSLContext db;
    private final LiveRules rules;

    ExemptRequirements(DSLContext db, LiveRules rules) {
        this.db = db;
        this.rules = rules;
    }

    /**
     * As a query of (person_id, content_id), each pair once; empty: there are none.
     *
     * @param today the day where the person is, over {@code PERSON}
     * @param people over {@code PERSON}: of whom it is asked
     */
    public Optional<Select<Record2<Integer, Integer>>> pairs(Field<LocalDate> today, Condition people) {
        Select<Record2<Integer, Integer>> all = null;
        for (LiveRules.Held rule : rules.of(contents())) {
            var exempt = select(PERSON.ID, inline(rule.contentId()))
                    .from(EXEMPTION)
                    .join(PERSON)
                    .on(PERSON.ID.eq(EXEMPTION.PERSON_ID))
                    .where(
                            EXEMPTION.CONTENT_ID.eq(inline(rule.contentId())),
                            EXEMPTION.ENDED_AT.isNull(),
                            EXEMPTION.RULE_ID.isNull().or(EXEMPTION.RULE_ID.eq(inline(rule.ruleId()))),
                            EXEMPTION.UNTIL_ON.isNull().or(EXEMPTION.UNTIL_ON.ge(today)),
                            rule.who(),
                            people);
            all = all == null ? exempt : all.union(exempt);
        }
        return Optional.ofNullable(all);
    }

    private List<Integer> contents() {
        return db.selectDistinct(EXEMPTION.CONTENT_ID)
                .from(EXEMPTION)
                .join(CONTENT)
                .on(CONTENT.ID.eq(EXEMPTION.CONTENT_ID), CONTENT.STATUS.eq(ContentStatus.ACTIVE.name()))
                .where(EXEMPTION.ENDED_AT.isNull())
                .orderBy(EXEMPTION.CONTENT_ID)
                .fetch(EXEMPTION.CONTENT_ID);
    }
}
