package dev.muster.people;

import dev.muster.people.rules.HrPerson;
import dev.muster.people.rules.HrReject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Rows of an HR file that can't be taken, each with its first reason. */
final class ImportRefusals {
    private final Map<HrPerson, HrReject> refused = new HashMap<>();

    void refuse(HrPerson row, String field, String message) {
        refused.putIfAbsent(row, new HrReject(row.line(), field, message));
    }

    boolean holds(HrPerson row) {
        return refused.containsKey(row);
    }

    Collection<HrReject> all() {
        return refused.values();
    }
}
