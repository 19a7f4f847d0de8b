package dev.muster.people.rules;

import dev.muster.shared.BadInput;
import dev.muster.shared.Same;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The people in an HR file, and the rows that can't be taken.
 *
 * @param rows how many rows there are, the rejected ones included
 * @param present identities of all rows, the rejected ones' included: their people are not missing from the file
 */
public record HrFile(int rows, List<HrPerson> people, List<HrReject> rejects, Set<String> present, HrMapping mapping) {

    /** @throws BadInput if the mapping does not fit the file */
    public static HrFile read(HrTable table, HrMapping mapping) {
        HrRows reader = new HrRows(table.header(), mapping);
        String identity = mapping.identity();
        List<HrPerson> people = new ArrayList<>();
        List<HrReject> rejects = new ArrayList<>();
        Set<String> present = new HashSet<>();
        Map<String, Integer> taken = new HashMap<>();
        table.forEach(row -> {
            HrRows.Read read = reader.read(row);
            String key = read.who() == null ? "" : Same.key(read.who());
            if (read.who() != null) {
                present.add(key);
            }
            if (read.reject() != null) {
                rejects.add(read.reject());
            } else if (read.person() != null) {
                Integer before = taken.putIfAbsent(key, read.line());
                if (before == null) {
                    people.add(read.person());
                } else {
                    rejects.add(new HrReject(
                            read.line(), identity, "“%s” is in line %d already.".formatted(read.who(), before)));
                }
            }
        });
        return new HrFile(table.rows(), people, rejects, present, mapping);
    }
}
