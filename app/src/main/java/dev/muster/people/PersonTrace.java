package dev.muster.people;

import dev.muster.people.rules.Leave;
import dev.muster.shared.AudienceJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A person as the audit log keeps one: only what is set; and the difference of two. */
record PersonTrace(ObjectNode before, ObjectNode after) {
    /** What differs, on both sides. */
    static PersonTrace between(Person was, Person is) {
        ObjectNode before = of(was);
        ObjectNode after = of(is);
        for (String field : new ArrayList<>(before.propertyNames())) {
            if (before.get(field).equals(after.get(field))) {
                before.remove(field);
                after.remove(field);
            }
        }
        return new PersonTrace(before, after);
    }

    boolean isEmpty() {
        return before.isEmpty() && after.isEmpty();
    }

    static ObjectNode of(Person p) {
        ObjectNode o = JsonNodeFactory.instance.objectNode();
        put(o, "givenName", p.givenName());
        put(o, "familyName", p.familyName());
        put(o, "username", p.username());
        put(o, "email", p.email());
        put(o, "employeeNumber", p.employeeNumber());
        put(o, "hiredOn", p.hiredOn());
        put(o, "leavesOn", p.leavesOn());
        put(o, "managerId", p.managerId());
        put(o, "language", p.language());
        put(o, "timeZone", p.ownTimeZone());
        put(o, "accessLevel", p.accessLevel());
        put(o, "accessUntil", p.accessUntil());
        if (p.scope() != null) {
            o.set("scope", AudienceJson.tree(p.scope()));
        }
        put(o, "status", p.status());
        put(o, "statusReason", p.statusReason());
        p.leaves().last().ifPresent(l -> {
            put(o, "leaveFrom", l.from());
            put(o, "leaveUntil", l.until());
        });
        if (p.leaves().all().size() > 1) {
            ArrayNode earlier = o.putArray("earlierLeaves");
            List<Leave> all = p.leaves().all();
            all.subList(0, all.size() - 1).forEach(l -> earlier.add(l.from() + " to " + l.until()));
        }
        p.attributes().forEach((attribute, names) -> {
            if (!names.isEmpty()) {
                ArrayNode list = o.putArray(attribute.word());
                names.forEach(list::add);
            }
        });
        return o;
    }

    private static void put(ObjectNode o, String field, @Nullable Object value) {
        if (value != null) {
            o.put(field, value.toString());
        }
    }
}
