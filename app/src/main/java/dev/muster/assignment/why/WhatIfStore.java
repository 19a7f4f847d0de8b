package dev.muster.assignment.why;

import dev.muster.assignment.Training;
import dev.muster.assignment.TrainingSource;
import dev.muster.assignment.engine.DifferenceStore;
import dev.muster.assignment.ledger.LabelStore;
import dev.muster.assignment.rules.LastSourceGone;
import dev.muster.assignment.rules.SourceKind;
import dev.muster.assignment.why.WhatIfs.Answer;
import dev.muster.assignment.why.WhatIfs.One;
import dev.muster.library.ContentRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the difference in the temporary tables of {@link DifferenceStore} as one person's gains, keeps and losses. */
@Component
class WhatIfStore {
    private final DSLContext db;
    private final LabelStore labels;

    WhatIfStore(DSLContext db, LabelStore labels) {
        this.db = db;
        this.labels = labels;
    }

    private record Gain(
            int contentId,
            String kind,
            String title,
            int rule,
            @Nullable LocalDate dueOn) {}

    private record Loss(int contentId, int rule, boolean keep) {}

    Answer read(int personId, List<Training> now) {
        List<Gain> gains = db.fetch("""
            select g.content_id, c.kind, c.title, g.rule_id, g.due_on
            from gain g join content c on c.id = g.content_id where g.person_id = ? order by c.title, g.rule_id""", personId).into(Gain.class);
        List<Loss> losses = db.fetch("select content_id, rule_id, keep from loss where person_id = ?", personId)
                .into(Loss.class);
        Map<Integer, String> names = labels.of(
                Stream.concat(gains.stream().map(Gain::rule), losses.stream().map(Loss::rule))
                        .toList());
        List<One> keep = new ArrayList<>();
        List<One> lose = new ArrayList<>();
        for (Training t : now) {
            List<String> come = gains.stream()
                    .filter(g -> g.contentId() == t.content().id())
                    .map(g -> names.getOrDefault(g.rule(), ""))
                    .toList();
            Set<Integer> gone = new HashSet<>(losses.stream()
                    .filter(l -> l.contentId() == t.content().id() && !l.keep())
                    .map(Loss::rule)
                    .toList());
            sort(t, come, gone, keep, lose);
        }
        return new Answer(fresh(gains, now, names), keep, lose);
    }

    private static List<One> fresh(List<Gain> gains, List<Training> now, Map<Integer, String> names) {
        List<One> out = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        now.forEach(t -> seen.add(t.content().id()));
        for (Gain g : gains) {
            if (seen.add(g.contentId())) {
                List<Gain> all = gains.stream()
                        .filter(o -> o.contentId() == g.contentId())
                        .toList();
                List<String> because =
                        all.stream().map(o -> names.getOrDefault(o.rule(), "")).toList();
                LocalDate due = all.stream()
                        .map(Gain::dueOn)
                        .filter(d -> d != null)
                        .min(LocalDate::compareTo)
                        .orElse(null);
                out.add(new One(
                        new ContentRef(g.contentId(), ContentRef.Kind.valueOf(g.kind()), g.title()),
                        because,
                        due,
                        "New, because of " + String.join(" and ", because) + "."));
            }
        }
        return out;
    }

    private static void sort(Training t, List<String> come, Set<Integer> gone, List<One> keep, List<One> lose) {
        List<String> left = new ArrayList<>(come);
        t.sources().stream()
                .filter(s -> !gone.contains(s.ruleId()))
                .map(TrainingSource::label)
                .forEach(left::add);
        List<String> lost = t.sources().stream()
                .filter(s -> gone.contains(s.ruleId()))
                .map(TrainingSource::label)
                .toList();
        boolean required = !come.isEmpty()
                || t.sources().stream().anyMatch(s -> s.type() != SourceKind.SELF && !gone.contains(s.ruleId()));
        if (lost.isEmpty() || required) {
            keep.add(new One(
                    t.content(),
                    left,
                    t.isOpen() ? t.dueOn() : null,
                    left.isEmpty() ? "The record stays." : because("Kept", left) + "."));
            return;
        }
        String after = LastSourceGone.of(t.status(), t.retake() != null).sentence();
        (LastSourceGone.isLoss(t.status()) ? lose : keep)
                .add(new One(
                        t.content(), lost, null, "No longer required by " + String.join(" and ", lost) + ". " + after));
    }

    private static String because(String what, List<String> labels) {
        return what + " because of " + String.join(" and ", labels);
    }
}
