package dev.muster.web.messages;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.notification.TellingTimes;
import dev.muster.notification.calendar.Tomorrow;
import dev.muster.notification.rules.Kind;
import dev.muster.notification.rules.TellingHours;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.web.Tab;
import dev.muster.web.frame.Reply;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the calendar will tell whom tomorrow, before it goes out. */
@Controller
public class TomorrowPage {
    private static final String HERE = "/admin/notifications/tomorrow";
    private static final int ROWS = 50;
    private static final int ALL = 2_000;

    private final Tomorrow tomorrow;
    private final TellingTimes times;
    private final Settings settings;

    TomorrowPage(Tomorrow tomorrow, TellingTimes times, Settings settings) {
        this.tomorrow = tomorrow;
        this.times = times;
        this.settings = settings;
    }

    /**
     * @param kind whose names are all shown; null: the first of each
     * @param sending whether any messages are sent
     */
    public record View(
            Tomorrow.View tomorrow, @Nullable Kind kind, TellingHours hours, boolean sending, boolean maySet) {
        public List<Tomorrow.Part> parts() {
            return tomorrow.parts().stream()
                    .filter(p -> kind == null || kind == p.kind())
                    .toList();
        }

        public String more(Kind one) {
            return HERE + "?kind=" + one.name();
        }

        /** Of names, how many there are beside those that are shown. */
        public boolean isCut(Tomorrow.Part part) {
            return part.rows().size() >= (kind == null ? ROWS : ALL);
        }
    }

    static List<Tab> tabs() {
        return List.of(
                new Tab("Sent and waiting", "/admin/notifications"),
                new Tab("Tomorrow", HERE),
                new Tab("To tell in person", "/admin/in-person"));
    }

    @GetMapping(HERE)
    @Allowed(Permission.SEE_MESSAGES)
    String show(Actor actor, @RequestParam(required = false) @Nullable Kind kind, Reply reply) {
        reply.with(
                        "view",
                        new View(
                                tomorrow.view(actor, kind == null ? ROWS : ALL),
                                kind,
                                times.current(),
                                settings.current().messages(),
                                Permission.CHANGE_SETTINGS.isOf(actor.level())))
                .with("tabs", tabs());
        return reply.show("messages/tomorrow");
    }
}
