package dev.muster.web.overview;

import dev.muster.assignment.lists.AttentionGrid;
import dev.muster.assignment.lists.TrainingConditions;
import dev.muster.audience.Scopes;
import dev.muster.notification.InPersonGrid;
import dev.muster.reporting.ComplianceFilter;
import dev.muster.reporting.TrainingList;
import dev.muster.reporting.TrainingList.Asked;
import dev.muster.reporting.TrainingList.Sort;
import dev.muster.reporting.TrainingView;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.web.Days;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who needs something today: five numbers, and the most urgent of whichever is chosen. */
@Component
class PeopleToSee {
    private static final int ROWS = 6;

    private final TrainingList training;
    private final AttentionGrid attention;
    private final InPersonGrid inPerson;
    private final Scopes scopes;
    private final Settings settings;

    PeopleToSee(
            TrainingList training, AttentionGrid attention, InPersonGrid inPerson, Scopes scopes, Settings settings) {
        this.training = training;
        this.attention = attention;
        this.inPerson = inPerson;
        this.scopes = scopes;
        this.settings = settings;
    }

    /** Those whom the actor sees, and whose training waits because nothing says when they were hired. */
    int withoutHireDate(Actor actor) {
        return attention.count(scopes.condition(actor));
    }

    AttentionToday today(Actor actor, Attention chosen) {
        LocalDate today = settings.today(null);
        Map<TrainingView, Integer> counts = training.counts(actor, ComplianceFilter.ALL);
        List<AttentionToday.Tile> tiles = Stream.of(Attention.values())
                .map(a -> new AttentionToday.Tile(
                        a,
                        a.view() == null ? inPerson.waiting(actor) : counts.getOrDefault(a.view(), 0),
                        note(a, today)))
                .toList();
        TrainingView view = chosen.view();
        return new AttentionToday(
                tiles,
                chosen,
                view == null ? List.of() : training.rows(actor, all(view), Sort.DUE, false, 0, ROWS),
                view == null ? inPerson.page(actor, null, ROWS).items() : List.of(),
                today);
    }

    private static Asked all(TrainingView view) {
        return new Asked(view, ComplianceFilter.ALL, "");
    }

    private static String note(Attention what, LocalDate today) {
        return what == Attention.DUE_THIS_WEEK
                ? "by " + Days.weekday(TrainingConditions.lastOfThisWeek(today))
                : what.note();
    }
}
