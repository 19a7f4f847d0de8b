package dev.muster.web.overview;

import dev.muster.assignment.lists.StuckGrid;
import dev.muster.assignment.standing.AutomationGrid;
import dev.muster.audience.groups.GroupGrid;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which rules, groups and people are left alone because something about them failed. */
@Component
class RulesToMend {
    private static final int ROWS = 50;

    private final GroupGrid groups;
    private final AutomationGrid automations;
    private final StuckGrid stuck;

    RulesToMend(GroupGrid groups, AutomationGrid automations, StuckGrid stuck) {
        this.groups = groups;
        this.automations = automations;
        this.stuck = stuck;
    }

    List<Item> items() {
        List<Item> items = new ArrayList<>();
        int brokenGroups = groups.frozen();
        int brokenAutomations = automations.frozen();
        items.add(new Item(
                brokenGroups,
                brokenGroups == 1 ? "group can't be evaluated" : "groups can't be evaluated",
                "Nothing is given or taken until they are mended.",
                "triangle-alert",
                "Fix",
                "/admin/groups"));
        items.add(new Item(
                brokenAutomations,
                brokenAutomations == 1 ? "automation is frozen" : "automations are frozen",
                "Whom they hold can't be evaluated. Nothing is given or taken until that is mended.",
                "triangle-alert",
                "Fix",
                "/admin/automations"));
        stuck.all(ROWS).forEach(row -> items.add(frozen(row)));
        return items;
    }

    private static Item frozen(StuckGrid.Row row) {
        String at =
                switch (row.what()) {
                    case PERSON -> "/admin/people/" + row.id();
                    case GROUP -> "/admin/groups/" + row.id();
                    case AUTOMATION -> "/admin/automations/" + row.id();
                    case COURSE -> "/admin/courses/" + row.id();
                    case MODULE -> "/admin/modules/" + row.id();
                };
        return new Item(
                null,
                row.name() + " is frozen",
                row.reason() + " Nothing is given or taken here until it is mended; all others go on.",
                "triangle-alert",
                "Fix",
                at);
    }
}
