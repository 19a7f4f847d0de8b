package dev.muster.notification.calendar;

import dev.muster.audience.Scopes;
import dev.muster.library.ContentRef;
import dev.muster.notification.Notices;
import dev.muster.notification.TeamManagers;
import dev.muster.notification.TellingTimes;
import dev.muster.notification.calendar.FindStore.Whose;
import dev.muster.notification.rules.CalendarKind;
import dev.muster.notification.rules.Kind;
import dev.muster.notification.rules.TellingHours;
import dev.muster.shared.Actor;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the calendar would tell whom tomorrow, where each of them is: by the rule of the round itself, with tomorrow's date. */
@Component
public class Tomorrow {
    private final ToTell toTell;
    private final CalendarNoticeStore store;
    private final SweptStore swept;
    private final SummaryRound summaries;
    private final TomorrowNames names;
    private final Around around;

    /** What is asked beside. */
    @Component
    record Around(TeamManagers managers, Notices notices, TellingTimes times, Scopes scopes, Clock clock) {}

    Tomorrow(
            ToTell toTell,
            CalendarNoticeStore store,
            SweptStore swept,
            SummaryRound summaries,
            TomorrowNames names,
            Around around) {
        this.toTell = toTell;
        this.store = store;
        this.swept = swept;
        this.summaries = summaries;
        this.names = names;
        this.around = around;
    }

    /**
     * One thing that one person will be told.
     *
     * @param mailed false: to tell in person
     * @param about whom a manager is told about; null: the person themselves
     * @param content null: no training in particular
     * @param countsFrom its due date or last valid day
     */
    public record Row(
            int personId,
            String person,
            boolean mailed,
            @Nullable Who about,
            @Nullable ContentRef content,
            LocalDate countsFrom) {}

    public record Who(int id, String name) {}

    /**
     * What goes out of one kind.
     *
     * @param people to how many
     * @param rows the first of it, by name
     */
    public record Part(Kind kind, int people, List<Row> rows) {
        public Part {
            rows = List.copyOf(rows);
        }
    }

    /** @param day tomorrow where the organisation is */
    public record View(LocalDate day, List<Part> parts) {
        public View {
            parts = List.copyOf(parts);
        }
    }

    /** Of people whom the actor may see. @param most rows of each kind */
    @Transactional(readOnly = true)
    public View view(Actor actor, int most) {
        TellingHours hours = around.times().current();
        Map<Kind, TomorrowTold> told = new EnumMap<>(Kind.class);
        Map<LocalDate, List<String>> zones = swept.zones().stream()
                .collect(Collectors.groupingBy(
                        z -> LocalDate.ofInstant(around.clock().instant(), ZoneId.of(z))
                                .plusDays(1),
                        TreeMap::new,
                        Collectors.toList()));
        zones.forEach((day, some) -> {
            if (hours.isOpen(day)) {
                dates(actor, new Whose(some, day, around.scopes().condition(actor)), hours, told);
                summary(actor, some, day, hours, told);
            }
        });
        LocalDate day = names.tomorrow();
        return new View(
                day,
                told.entrySet().stream()
                        .map(e -> new Part(
                                e.getKey(),
                                e.getValue().people(),
                                names.of(e.getValue().first(most))))
                        .toList());
    }

    private void dates(Actor actor, Whose whose, TellingHours hours, Map<Kind, TomorrowTold> told) {
        toTell.each(whose, hours.firstSince(whose.day()), (kind, some) -> {
            Set<String> untold = store.untold(kind.kind(), some).stream()
                    .map(q -> q.personId() + " " + q.contentId())
                    .collect(Collectors.toSet());
            List<ToTell.One> left = some.stream()
                    .filter(o -> untold.contains(o.personId() + " " + o.contentId()))
                    .toList();
            left.forEach(o -> of(told, kind.kind()).add(o.personId(), 0, o));
            managers(actor, kind, left, told);
        });
    }

    private void managers(Actor actor, CalendarKind kind, List<ToTell.One> left, Map<Kind, TomorrowTold> told) {
        Kind team = kind.team();
        List<ToTell.One> escalated = left.stream().filter(ToTell.One::toManager).toList();
        if (team == null || escalated.isEmpty() || !around.notices().isOn(team)) {
            return;
        }
        Map<Integer, List<Integer>> of = around.managers()
                .of(escalated.stream().map(ToTell.One::personId).collect(Collectors.toSet()));
        Set<Integer> seen = around.scopes()
                .covered(actor, of.values().stream().flatMap(List::stream).collect(Collectors.toSet()));
        escalated.forEach(o -> of.getOrDefault(o.personId(), List.of()).stream()
                .filter(seen::contains)
                .forEach(m -> of(told, team).add(m, o.personId(), o)));
    }

    private void summary(
            Actor actor, List<String> zones, LocalDate day, TellingHours hours, Map<Kind, TomorrowTold> told) {
        if (!hours.summaryOf(day).equals(day) || !around.notices().isOn(Kind.SUMMARY)) {
            return;
        }
        List<Integer> all = summaries.toTell(zones, day);
        around.scopes()
                .covered(actor, all)
                .forEach(m -> of(told, Kind.SUMMARY).add(m, 0, new ToTell.One(m, 0, day, day, false)));
    }

    private static TomorrowTold of(Map<Kind, TomorrowTold> told, Kind kind) {
        return told.computeIfAbsent(kind, _ -> new TomorrowTold());
    }
}
