package dev.muster.web;

import dev.muster.access.Permission;
import dev.muster.audience.Group;
import dev.muster.audience.Groups;
import dev.muster.people.TimeZones;
import dev.muster.shared.Actor;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages of one group have in common: its head and its tabs. */
@Component
public class GroupPages {
    private static final String ROOT = "/admin/groups/";

    private final Groups groups;
    private final TimeZones zones;

    GroupPages(Groups groups, TimeZones zones) {
        this.groups = groups;
        this.zones = zones;
    }

    /** Formats instants in the organisation's zone. */
    public record Days(ZoneId zone) {
        private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

        public String day(Instant at) {
            return DAY.format(at.atZone(zone));
        }

        public String time(Instant at) {
            return TIME.format(at.atZone(zone));
        }
    }

    Group show(Actor actor, int id, Model model) {
        Group group = groups.find(actor, id);
        model.addAttribute("group", group)
                .addAttribute("tabs", tabs(id))
                .addAttribute("days", days())
                .addAttribute("mayChange", Permission.CHANGE_RULES.isOf(actor.level()));
        return group;
    }

    Days days() {
        return new Days(ZoneId.of(zones.standard()));
    }

    private static List<Tab> tabs(int id) {
        return List.of(
                new Tab("Members", ROOT + id),
                new Tab("Training", ROOT + id + "/training"),
                new Tab("Rules", ROOT + id + "/rules"));
    }
}
