package dev.muster.web.people;

import dev.muster.people.Person;
import dev.muster.shared.Attribute;
import dev.muster.tables.Csv;
import dev.muster.web.Days;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of User Management behind the name, on the screen and in its file. */
public enum PeopleColumn {
    ROLE(Attribute.ROLE),
    STATUS("Status", p -> p.status().label(), p -> p.status().label()),
    DEPARTMENT(Attribute.DEPARTMENT),
    LOCATION(Attribute.LOCATION),
    HIRED("Hired", p -> Days.day(p.hiredOn()), Person::hiredOn);

    private final String label;
    private final Function<Person, String> shown;
    private final Function<Person, @Nullable Object> filed;

    PeopleColumn(Attribute attribute) {
        this(attribute.label(), p -> String.join(", ", p.values(attribute)), p -> Csv.list(p.values(attribute)));
    }

    PeopleColumn(String label, Function<Person, String> shown, Function<Person, @Nullable Object> filed) {
        this.label = label;
        this.shown = shown;
        this.filed = filed;
    }

    public String label() {
        return label;
    }

    /** The cell of the screen. */
    public String shown(Person p) {
        return shown.apply(p);
    }

    /** These columns of the file, behind those that say who it is. */
    static Stream<String> labels(String... before) {
        return Stream.concat(Arrays.stream(before), Arrays.stream(values()).map(PeopleColumn::label));
    }

    static Stream<@Nullable Object> cells(Person p, @Nullable Object... before) {
        return Stream.<@Nullable Object>concat(
                Arrays.<@Nullable Object>stream(before),
                Arrays.stream(values()).<@Nullable Object>map(c -> c.filed.apply(p)));
    }
}
