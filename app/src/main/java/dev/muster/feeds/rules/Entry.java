package dev.muster.feeds.rules;

import dev.muster.assignment.Training;
import dev.muster.library.ContentRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a calendar shows on one day.
 *
 * @param key the same for as long as it is about the same, whatever becomes of its day and title
 * @param path of the page it leads to
 */
public record Entry(String key, LocalDate day, String title, String path) {
    /** Of one's own training: what is open and has a date, and until when to renew what counts. */
    public static List<Entry> own(int personId, List<Training> all) {
        List<Entry> entries = new ArrayList<>();
        for (Training t : all) {
            String key = "-" + t.content().id() + "-" + personId;
            String path = "/training/" + t.content().id();
            LocalDate due = t.dueOn();
            LocalDate last = t.expiresOn();
            if (t.isOpen() && due != null) {
                entries.add(new Entry("due" + key, due, "Due: " + t.content().title(), path));
            } else if (t.isToRenew() && last != null) {
                entries.add(new Entry(
                        "renew" + key, last, "Renew by: " + t.content().title(), path));
            }
        }
        return entries;
    }

    /** Of a team: nobody by name, since calendars are shown to others and kept by others. */
    public static Entry team(int managerId, ContentRef content, LocalDate day, int people) {
        String kind = content.kind() == ContentRef.Kind.MODULE ? "modules" : "courses";
        return new Entry(
                "team-%d-%s-%d".formatted(content.id(), day, managerId),
                day,
                "Due: %s (%,d %s)".formatted(content.title(), people, people == 1 ? "person" : "people"),
                "/admin/%s/%d".formatted(kind, content.id()));
    }
}
