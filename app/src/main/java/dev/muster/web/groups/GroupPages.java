package dev.muster.web.groups;

import dev.muster.access.Permission;
import dev.muster.audience.groups.Group;
import dev.muster.audience.groups.Groups;
import dev.muster.people.TimeZones;
import dev.muster.shared.Actor;
import dev.muster.web.Tab;
import dev.muster.web.frame.Reply;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

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

    Group show(Actor actor, int id, Reply reply) {
        Group group = groups.find(actor, id);
        reply.with("group", group)
                .with("tabs", tabs(id))
                .with("zone", zone())
                .with("mayChange", Permission.CHANGE_RULES.isOf(actor.level()));
        return group;
    }

    /** Instants are shown in the organisation's zone. */
    ZoneId zone() {
        return ZoneId.of(zones.standard());
    }

    private static List<Tab> tabs(int id) {
        return List.of(
                new Tab("Members", ROOT + id),
                new Tab("Training", ROOT + id + "/training"),
                new Tab("Rules", ROOT + id + "/rules"));
    }
}
