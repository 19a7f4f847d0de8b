package dev.muster.api.system;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.ContentJson;
import dev.muster.edge.Lists;
import dev.muster.library.ContentRef;
import dev.muster.notification.calendar.Tomorrow;
import dev.muster.notification.rules.Kind;
import dev.muster.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the calendar will tell people tomorrow, before it goes out. */
@RestController
@RequestMapping("/api/v1/notifications/tomorrow")
class TomorrowResource {
    private final Tomorrow tomorrow;

    TomorrowResource(Tomorrow tomorrow) {
        this.tomorrow = tomorrow;
    }

    @Schema(name = "TomorrowPerson")
    record Who(String id, String name) {}

    /**
     * @param byMail false: they have no e-mail address and are to be told in person
     * @param about whom a manager is told about; null: the person themselves
     * @param content null: about no training in particular
     * @param countsFrom its due date, or its last valid day
     */
    @Schema(name = "TomorrowNotification")
    record Item(
            Who person,
            boolean byMail,
            @Nullable Who about,
            @Nullable ContentJson content,
            LocalDate countsFrom) {
        static Item of(Tomorrow.Row r) {
            ContentRef content = r.content();
            Tomorrow.Who about = r.about();
            return new Item(
                    new Who(String.valueOf(r.personId()), r.person()),
                    r.mailed(),
                    about == null ? null : new Who(String.valueOf(about.id()), about.name()),
                    content == null
                            ? null
                            : new ContentJson(String.valueOf(content.id()), content.kind(), content.title()),
                    r.countsFrom());
        }
    }

    /** @param people to how many; items: the first of them, up to the limit */
    @Schema(name = "TomorrowKind")
    record OfKind(Kind kind, int people, List<Item> items) {}

    @Schema(name = "Tomorrow")
    record Answer(LocalDate day, List<OfKind> kinds) {}

    /** Tomorrow where each person is; {@code day} is tomorrow where the organisation is. At most {@code limit} of each kind by name. */
    @Operation(operationId = "getTomorrow", summary = "Shows what the calendar will tell people tomorrow")
    @GetMapping
    @Allowed(Permission.SEE_MESSAGES)
    Answer get(Actor actor, Lists.Ask ask) {
        Tomorrow.View view = tomorrow.view(actor, ask.limit());
        return new Answer(
                view.day(),
                view.parts().stream()
                        .map(p -> new OfKind(
                                p.kind(),
                                p.people(),
                                p.rows().stream().map(Item::of).toList()))
                        .toList());
    }
}
