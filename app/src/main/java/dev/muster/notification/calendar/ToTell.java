package dev.muster.notification.calendar;

import dev.muster.notification.MessageTexts;
import dev.muster.notification.Notices;
import dev.muster.notification.calendar.FindStore.Found;
import dev.muster.notification.calendar.FindStore.Whose;
import dev.muster.notification.rules.CalendarKind;
import dev.muster.notification.rules.Milestones;
import dev.muster.notification.rules.Milestones.Milestone;
import dev.muster.notification.rules.Timing;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the calendar has to tell whom on a day, told already or not: the same for today's round and for a look at tomorrow. What
 * is told is decided by {@link Milestones}; the database is asked only for what counts from the days that it names.
 */
@Component
class ToTell {
    private static final int PEOPLE = 1_000;

    private final FindStore store;
    private final MessageTexts texts;
    private final Notices notices;

    ToTell(FindStore store, MessageTexts texts, Notices notices) {
        this.store = store;
        this.texts = texts;
        this.notices = notices;
    }

    /**
     * One thing to tell one person.
     *
     * @param day for which it is told, today or one that was missed
     * @param toManager whether the manager is told, too
     */
    record One(int personId, int contentId, LocalDate countsFrom, LocalDate day, boolean toManager) {}

    /** @param window null: of content with any */
    private record Ask(
            CalendarKind kind, Timing timing, @Nullable Integer window) {
        int windowDays() {
            return window == null ? 0 : window;
        }

        Optional<One> one(Found f, @Nullable Milestone milestone) {
            return Optional.ofNullable(milestone)
                    .filter(m -> Milestones.isNews(kind, m.day(), f.given()))
                    .map(m -> new One(
                            f.personId(), f.contentId(), f.countsFrom(), m.day(), timing.reachesManager(m.nth())));
        }
    }

    /**
     * @param from the first day that nobody has looked at yet
     * @param piece called for some at a time, inside the transaction
     */
    void each(Whose whose, LocalDate from, BiConsumer<CalendarKind, List<One>> piece) {
        List<Integer> back = store.cameBack(whose, from);
        for (CalendarKind kind : CalendarKind.values()) {
            if (notices.isOn(kind.kind())) {
                Timing timing = texts.timing(kind);
                for (@Nullable Integer window : windows(kind, timing)) {
                    Ask ask = new Ask(kind, timing, window);
                    ofDays(whose, from, ask, piece);
                    ofThoseWhoCameBack(back, whose, from, ask, piece);
                }
            }
        }
    }

    private List<@Nullable Integer> windows(CalendarKind kind, Timing timing) {
        List<@Nullable Integer> any = java.util.Collections.singletonList(null);
        return kind.isBefore() && timing.atWindow() ? List.copyOf(store.windows()) : any;
    }

    private void ofDays(Whose whose, LocalDate from, Ask ask, BiConsumer<CalendarKind, List<One>> piece) {
        Map<LocalDate, Milestone> days =
                Milestones.countedFrom(ask.kind(), ask.timing(), ask.windowDays(), from, whose.day());
        // The first of these days was looked at already: what was told then is not read again.
        Map<Boolean, List<LocalDate>> again = days.keySet().stream()
                .collect(Collectors.partitioningBy(d -> from.isBefore(whose.day())
                        && days.getOrDefault(d, new Milestone(d, 0)).day().equals(from)));
        again.forEach((told, some) -> {
            if (!some.isEmpty()) {
                store.find(
                        whose,
                        ask.kind(),
                        ask.window(),
                        some,
                        told ? from : null,
                        handOn(ask, f -> days.get(f.countsFrom()), piece));
            }
        });
    }

    /** What was passed over while they were away. */
    private void ofThoseWhoCameBack(
            List<Integer> people, Whose whose, LocalDate from, Ask ask, BiConsumer<CalendarKind, List<One>> piece) {
        Function<Found, @Nullable Milestone> missed = f -> Milestones.of(
                        ask.kind(), ask.timing(), ask.windowDays(), f.countsFrom(), LocalDate.MIN, whose.day())
                .filter(m -> m.day().isBefore(from))
                .orElse(null);
        for (int i = 0; i < people.size(); i += PEOPLE) {
            List<Integer> some = people.subList(i, Math.min(people.size(), i + PEOPLE));
            store.findOf(some, whose, ask.kind(), ask.window(), handOn(ask, missed, piece));
        }
    }

    private static Consumer<List<Found>> handOn(
            Ask ask, Function<Found, @Nullable Milestone> milestone, BiConsumer<CalendarKind, List<One>> piece) {
        return found -> {
            List<One> ones = found.stream()
                    .flatMap(f -> ask.one(f, milestone.apply(f)).stream())
                    .toList();
            if (!ones.isEmpty()) {
                piece.accept(ask.kind(), ones);
            }
        };
    }
}
