package dev.muster.web.privacy;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.audience.groups.GroupGrid;
import dev.muster.privacy.Holds;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.shared.BadInput;
import dev.muster.web.audience.AudienceChoices;
import dev.muster.web.frame.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Holds: those that stand, those that were lifted, and placing one. */
@Controller
@RequestMapping("/admin/settings/holds")
@Allowed(Permission.CHANGE_SETTINGS)
class HoldsPage {
    private static final int MOST_GROUPS = 500;

    private final Holds holds;
    private final AudienceChoices people;
    private final GroupGrid groups;
    private final Settings settings;

    HoldsPage(Holds holds, AudienceChoices people, GroupGrid groups, Settings settings) {
        this.holds = holds;
        this.people = people;
        this.groups = groups;
        this.settings = settings;
    }

    @GetMapping
    String show(Actor actor, Reply reply) {
        return show(actor, Map.of(), reply);
    }

    @PostMapping
    String place(Actor actor, @RequestParam Map<String, String> form, Reply reply) {
        Map<String, String> typed = new LinkedHashMap<>(form);
        try {
            var hold = holds.place(actor, target(actor, form), form.get("reason"));
            reply.say("Hold placed: " + hold.what());
            return "redirect:/admin/settings/holds";
        } catch (BadInput e) {
            return show(actor, typed, reply.refused(e));
        }
    }

    @PostMapping("/{id}/lift")
    String lift(Actor actor, @PathVariable int id, Reply reply) {
        reply.say("Hold lifted: " + holds.lift(actor, id).what());
        return "redirect:/admin/settings/holds";
    }

    private Holds.Target target(Actor actor, Map<String, String> form) {
        String typed = form.getOrDefault("typed", "").strip();
        String value = form.getOrDefault(form.getOrDefault("on", "person"), "").strip();
        return switch (form.getOrDefault("on", "person")) {
            case "group" ->
                new Holds.Target(null, Audience.of(new Audience.Member(number(value, "group"), false)), null);
            case "content" -> new Holds.Target(null, null, number(value, "content"));
            default ->
                new Holds.Target(
                        people.person(actor, typed)
                                .orElseThrow(() -> new BadInput("typed", "Choose a person from the list.")),
                        null,
                        null);
        };
    }

    private static int number(String text, String field) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new BadInput(field, "Choose one.");
        }
        return Integer.parseInt(text);
    }

    private String show(Actor actor, Map<String, String> typed, Reply reply) {
        reply.with("holds", holds.all())
                .with("typed", typed)
                .with(
                        "groups",
                        groups.groups(actor, "", Set.of(), null, MOST_GROUPS).items())
                .with("contents", holds.contents())
                .with("zone", settings.current().defaultTimeZone());
        return reply.show("privacy/holds");
    }
}
