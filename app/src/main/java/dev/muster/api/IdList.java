package dev.muster.api;

import dev.muster.shared.BadInput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ids in request bodies: strings that hold a number. */
public final class IdList {
    private IdList() {}

    /** @throws BadInput naming the field */
    public static List<Integer> of(@Nullable List<String> ids, String field) {
        List<Integer> out = new ArrayList<>();
        for (String id : ids == null ? List.<String>of() : ids) {
            out.add(of(id, field));
        }
        return out;
    }

    public static int of(@Nullable String id, String field) {
        try {
            return Integer.parseInt(id == null ? "" : id);
        } catch (NumberFormatException e) {
            throw new BadInput(field, "“" + id + "” is not an id.");
        }
    }
}
