package dev.muster.web.people;

import dev.muster.access.SignInStates;
import dev.muster.people.Person;
import dev.muster.shared.Attribute;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person as the drawer and the full page show one. @param manager null: none, or outside the viewer's scope; erasedOn null: they were not */
public record PersonProfile(
        Person person,
        @Nullable Person manager,
        SignInStates.State signIn,
        PersonTraining training,
        PersonPast past,
        boolean mayChange,
        boolean mayMakeCodes,
        @Nullable Instant erasedOn,
        ZoneId zone) {

    /** An attribute with what the person has of it. */
    public record Line(String label, String own, String inherited) {}

    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Attribute a : Attribute.values()) {
            List<String> inherited = person.inherited().getOrDefault(a, List.of());
            if (!person.values(a).isEmpty() || !inherited.isEmpty()) {
                lines.add(new Line(a.label(), String.join(", ", person.values(a)), String.join(", ", inherited)));
            }
        }
        return lines;
    }

    /** Role and location, under the name. */
    public String summary() {
        List<String> parts = new ArrayList<>(person.values(Attribute.ROLE));
        parts.addAll(person.values(Attribute.DEPARTMENT));
        parts.addAll(person.values(Attribute.LOCATION));
        return String.join(" · ", parts);
    }
}
