package dev.muster.web.selections;

import dev.muster.audience.Selection;
import dev.muster.audience.Selections;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads what a list with checkboxes sends: people one by one, or everybody who matched, but for some. */
@Component
class SelectionReader {
    private final Selections selections;

    SelectionReader(Selections selections) {
        this.selections = selections;
    }

    /** What the script of a list gets for "Select all matching". */
    record Matching(String id, int count) {}

    /** @param list the address of the list, to go back to */
    Selection keep(Actor actor, PickedForm picked, String list) {
        if (picked.matching().isEmpty()) {
            return selections.keep(actor, picked.person(), list);
        }
        Selection all = selections.find(actor, picked.matching());
        if (picked.except().isEmpty()) {
            return all;
        }
        List<Integer> rest = new ArrayList<>(all.people());
        rest.removeAll(new HashSet<>(picked.except()));
        return selections.keep(actor, rest, list);
    }

    /** @throws BadInput for a button that is none of the actions */
    String address(Selection selection, Set<String> actions, String to) {
        if (!actions.contains(to)) {
            throw new BadInput("to", "Choose what to do with the people selected.");
        }
        return "/admin/selections/" + selection.id() + "/" + to;
    }
}
