package dev.muster.assignment.engine;

import static dev.muster.shared.NamedSql.named;

import dev.muster.assignment.ledger.TemporaryTables;
import dev.muster.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * "Desired sources − actual sources" as two temporary tables, {@code gain} and {@code loss}: the same
 * statements for one person and for a whole rule. Nothing is written for good here: a preview reads the two tables, the
 * engine hands them to {@link ApplyStore}.
 */
@Component
public class DifferenceStore {
    private static final int WORTH_ANALYZING = 500;

    private final DSLContext db;
    private final TemporaryTables tables;
    private final Matches matches;
    private final GainsOfRuleStore wholeRules;
    private final Settings settings;
    private final Clock clock;

    DifferenceStore(
            DSLContext db,
            TemporaryTables tables,
            Matches matches,
            GainsOfRuleStore wholeRules,
            Settings settings,
            Clock clock) {
        this.db = db;
        this.tables = tables;
        this.matches = matches;
        this.wholeRules = wholeRules;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param gains person-content-rule rows to give; losses: to take or keep
     * @param oneRule of one whole rule: each person is there at most once
     */
    public record Size(int gains, int losses, boolean oneRule) {
        public static final Size NOTHING = new Size(0, 0, false);

        public boolean isNothing() {
            return gains == 0 && losses == 0;
        }
    }

    /** As of now. */
    public Size compute(DifferenceRange range) {
        Instant at = clock.instant();
        tables.ofDifference();
        Map<Integer, Condition> automations = matches.fill(range, at);
        Integer[] ids = range.ids().toArray(Integer[]::new);
        Settings.Values s = settings.current();
        int gains =
                switch (range) {
                    case DifferenceRange.OfPeople people ->
                        db.execute(named("insert into gain " + DifferenceSql.gains(RuleHolders.of(people)))
                                .bind("at", at)
                                .bind("zone", s.defaultTimeZone().getId())
                                .bind("minimum", s.minimumDays())
                                .bind("ids", ids)
                                .sql());
                    case DifferenceRange.OfRules rules -> wholeRules.gains(rules, automations, at);
                };
        int losses = db.execute(named("insert into loss " + DifferenceSql.losses(range))
                .bind("at", at)
                .bind("zone", s.defaultTimeZone().getId())
                .bind("ids", ids)
                .sql());
        boolean oneRule = range instanceof DifferenceRange.OfRules && ids.length == 1;
        // Of one rule, what is done with its gains is a scan of them, in any case.
        if (gains > WORTH_ANALYZING && !oneRule) {
            db.execute("analyze gain");
        }
        if (losses > WORTH_ANALYZING) {
            db.execute("analyze loss");
        }
        return new Size(gains, losses, oneRule);
    }

    /** Leaves what other rules give or take to the engine. @return what is left of the difference */
    public Size only(List<Integer> ruleIds) {
        Integer[] ids = ruleIds.toArray(Integer[]::new);
        db.execute(
                "with g as (delete from gain where rule_id <> all(?::int[])) delete from loss where rule_id <> all(?::int[])",
                ids,
                ids);
        return size();
    }

    /** Of the losses: what came with this entry of the log or after it goes, what was there before stays as a kept one. */
    public void keepWhatWasThereBefore(long entryId) {
        db.execute("""
            update loss l set keep = s.entry_id < ? from source s
            where s.content_id = l.content_id and s.person_id = l.person_id and s.rule_id = l.rule_id""", entryId);
    }

    /** What stands in the two tables now. */
    public Size size() {
        return db.fetchSingle("select (select count(*) from gain)::int, (select count(*) from loss)::int")
                .map(r -> new Size(r.get(0, int.class), r.get(1, int.class), false));
    }

    /** The contents that the difference touches, ascending: the order in which their locks are taken. */
    List<Integer> contents() {
        return db.fetch("select content_id from gain union select content_id from loss order by 1")
                .into(Integer.class);
    }
}
