package dev.muster.web.views;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.views.SavedView;
import dev.muster.views.SavedViews;
import dev.muster.views.Sending;
import dev.muster.views.Sendings;
import dev.muster.views.ViewPage;
import dev.muster.web.frame.Reply;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Saving a view, and changing one's own. */
@Controller
@RequestMapping(ViewsPage.AT)
@Allowed(Permission.SEE_PEOPLE)
public class ViewsPage {
    static final String AT = "/admin/views";

    private final SavedViews views;
    private final Sendings sendings;

    ViewsPage(SavedViews views, Sendings sendings) {
        this.sendings = sendings;
        this.views = views;
    }

    /** @param query as the page's address says it */
    public record Saving(ViewPage page, String query, String name, boolean shared) {}

    @GetMapping
    String all(Actor actor, Reply reply) {
        return reply.with("actor", actor).with("views", views.all(actor)).show("views/list");
    }

    @GetMapping("/new")
    String ask(@RequestParam String page, @RequestParam String query, Reply reply) {
        return saving(new Saving(page(page), query, "", false), reply);
    }

    @PostMapping
    String save(
            Actor actor,
            @RequestParam String page,
            @RequestParam String query,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "false") boolean shared,
            Reply reply) {
        Saving typed = new Saving(page(page), query, name, shared);
        try {
            SavedView view = views.save(actor, typed.page(), asked(query), name, shared);
            reply.say("Saved as “%s”".formatted(view.name()));
            return "redirect:" + view.href();
        } catch (BadInput e) {
            return saving(typed, reply.refused(e));
        } catch (Conflict e) {
            return saving(typed, reply.refused(e));
        }
    }

    @GetMapping("/{id}")
    String show(Actor actor, @PathVariable int id, Reply reply) {
        SavedView view = views.find(actor, id);
        return one(actor, view, view.name(), view.shared(), reply);
    }

    @PostMapping("/{id}")
    String change(
            Actor actor,
            @PathVariable int id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "false") boolean shared,
            Reply reply) {
        try {
            views.change(actor, id, name, shared);
            reply.say("Saved");
            return "redirect:" + AT + "/" + id;
        } catch (BadInput e) {
            return one(actor, views.find(actor, id), name, shared, reply.refused(e));
        }
    }

    @PostMapping("/{id}/delete")
    String delete(Actor actor, @PathVariable int id, Reply reply) {
        reply.say("Deleted the view “%s”".formatted(views.delete(actor, id).name()));
        return "redirect:" + AT;
    }

    private static String saving(Saving typed, Reply reply) {
        return reply.with("typed", typed).show("views/new");
    }

    private String one(Actor actor, SavedView view, @Nullable String name, boolean shared, Reply reply) {
        Sending sending = sendings.of(view).orElse(null);
        return reply.with("actor", actor)
                .with("view", view)
                .with("sending", sending)
                .with("mine", sending == null ? null : sending.receiver(actor.personId()))
                .with("name", name)
                .with("share", shared)
                .show("views/one");
    }

    private static ViewPage page(String word) {
        return ViewPage.of(word)
                .orElseThrow(() -> new BadInput("page", "Views can't be saved of “%s”.".formatted(word)));
    }

    private static Map<String, List<String>> asked(String query) {
        try {
            var asked = UriComponentsBuilder.newInstance().query(query).build().getQueryParams();
            return asked.entrySet().stream()
                    .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, e -> decoded(e.getValue())));
        } catch (IllegalArgumentException e) {
            throw new BadInput("query", "This is no question of a page.");
        }
    }

    private static List<String> decoded(List<String> values) {
        return values.stream()
                .filter(v -> v != null)
                .map(v -> java.net.URLDecoder.decode(v, java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }
}
