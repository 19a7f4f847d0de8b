package dev.muster.notification.calendar;

import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.library.ContentRef;
import dev.muster.notification.calendar.Tomorrow.Row;
import dev.muster.notification.calendar.Tomorrow.Who;
import dev.muster.notification.calendar.TomorrowTold.Told;
import dev.muster.settings.Settings;
import dev.muster.shared.PersonName;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What tomorrow's messages are about, in words. */
@Component
class TomorrowNames {
    private final DSLContext db;
    private final Settings settings;

    TomorrowNames(DSLContext db, Settings settings) {
        this.db = db;
        this.settings = settings;
    }

    private record Known(String name, boolean mailed) {}

    LocalDate tomorrow() {
        return settings.today(null).plusDays(1);
    }

    /** By name. Whom the actor may see has been asked before. */
    List<Row> of(List<Told> told) {
        Set<Integer> ids =
                told.stream().flatMap(t -> Stream.of(t.personId(), t.aboutId())).collect(Collectors.toSet());
        Map<Integer, Known> people = db.select(PERSON.ID, PERSON.GIVEN_NAME, PERSON.FAMILY_NAME, PERSON.EMAIL)
                .from(PERSON)
                .where(PERSON.ID.in(ids))
                .fetchMap(PERSON.ID, r -> new Known(PersonName.of(r), r.value4() != null));
        Map<Integer, ContentRef> contents = db.select(CONTENT.ID, CONTENT.KIND, CONTENT.TITLE)
                .from(CONTENT)
                .where(CONTENT.ID.in(told.stream().map(Told::contentId).collect(Collectors.toSet())))
                .fetchMap(CONTENT.ID, r -> new ContentRef(r.value1(), ContentRef.Kind.valueOf(r.value2()), r.value3()));
        return told.stream()
                .filter(t -> people.containsKey(t.personId()))
                .map(t -> row(t, people, contents))
                .sorted(Comparator.comparing(Row::person).thenComparing(Row::countsFrom))
                .toList();
    }

    private static Row row(Told t, Map<Integer, Known> people, Map<Integer, ContentRef> contents) {
        Known person = Objects.requireNonNull(people.get(t.personId()));
        Known about = people.get(t.aboutId());
        return new Row(
                t.personId(),
                person.name(),
                person.mailed(),
                about == null ? null : new Who(t.aboutId(), about.name()),
                contents.get(t.contentId()),
                t.countsFrom());
    }
}
