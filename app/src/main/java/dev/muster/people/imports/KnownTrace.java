package dev.muster.people.imports;

import dev.muster.shared.Attribute;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an import changed of a person, as the audit log keeps it: the fields that differ, on both sides. */
record KnownTrace(@Nullable ObjectNode before, ObjectNode after) {

    /** @param value the value with this id, written {@code attribute:name} */
    static KnownTrace of(@Nullable KnownPerson was, KnownPerson is, IntFunction<String> value) {
        ObjectNode before = JsonNodeFactory.instance.objectNode();
        ObjectNode after = JsonNodeFactory.instance.objectNode();
        put(before, after, "givenName", was == null ? null : was.givenName(), is.givenName());
        put(before, after, "familyName", was == null ? null : was.familyName(), is.familyName());
        put(before, after, "username", was == null ? null : was.username(), is.username());
        put(before, after, "email", was == null ? null : was.email(), is.email());
        put(before, after, "employeeNumber", was == null ? null : was.employeeNumber(), is.employeeNumber());
        put(before, after, "hiredOn", was == null ? null : was.hiredOn(), is.hiredOn());
        put(before, after, "leavesOn", was == null ? null : was.leavesOn(), is.leavesOn());
        put(before, after, "managerId", was == null ? null : was.managerId(), is.managerId());
        put(before, after, "language", was == null ? null : was.language(), is.language());
        put(before, after, "timeZone", was == null ? null : was.timeZone(), is.timeZone());
        put(before, after, "accessLevel", was == null ? null : was.accessLevel(), is.accessLevel());
        put(before, after, "status", was == null ? null : was.status(), is.status());
        put(before, after, "statusReason", was == null ? null : was.statusReason(), is.statusReason());
        List<Integer> had = was == null ? List.of() : was.valueIds();
        if (!had.equals(is.valueIds())) {
            values(before, had, value);
            values(after, is.valueIds(), value);
        }
        return new KnownTrace(was == null ? null : before, after);
    }

    private static void put(
            ObjectNode before, ObjectNode after, String field, @Nullable Object was, @Nullable Object is) {
        if (Objects.equals(was, is)) {
            return;
        }
        if (was != null) {
            before.put(field, was.toString());
        }
        if (is != null) {
            after.put(field, is.toString());
        }
    }

    private static void values(ObjectNode o, List<Integer> ids, IntFunction<String> value) {
        for (int id : ids) {
            String[] named = value.apply(id).split(":", 2);
            ArrayNode list = o.get(named[0]) instanceof ArrayNode there ? there : o.putArray(named[0]);
            list.add(named[1]);
        }
    }

    /** The form that {@link #of} expects. */
    static String valueName(Attribute attribute, String name) {
        return attribute.word() + ":" + name;
    }
}
