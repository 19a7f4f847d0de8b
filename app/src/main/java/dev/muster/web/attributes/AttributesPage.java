package dev.muster.web.attributes;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.people.ValueLists;
import dev.muster.people.Values;
import dev.muster.people.values.AttributeValues;
import dev.muster.people.values.ValueDraft;
import dev.muster.people.values.ValueGrid;
import dev.muster.people.values.ValueRef;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotThere;
import dev.muster.shared.Page;
import dev.muster.web.Errors;
import dev.muster.web.Tab;
import dev.muster.web.frame.Shells;
import dev.muster.web.people.PersonProfile;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The lists of locations, roles, departments …: add, rename, move, merge, delete. */
@Controller
@RequestMapping("/admin/settings/attributes")
@Allowed(Permission.CHANGE_PEOPLE)
public class AttributesPage {
    private static final int ROWS = 100;

    private final AttributeValues use;
    private final ValueGrid grid;
    private final ValueLists lists;

    AttributesPage(AttributeValues use, ValueGrid grid, ValueLists lists) {
        this.use = use;
        this.grid = grid;
        this.lists = lists;
    }

    public record ListView(
            Attribute attribute,
            Page<ValueGrid.Row> page,
            String search,
            String added,
            Map<String, String> errors,
            boolean first) {
        public List<Tab> tabs() {
            return Arrays.stream(Attribute.values())
                    .map(a -> new Tab(PersonProfile.label(a), "/admin/settings/attributes/" + a.word()))
                    .toList();
        }
    }

    public record ValueView(Attribute attribute, ValueGrid.Row value, Values values, Map<String, String> errors) {
        public List<String> choices(Attribute of) {
            return values.all().stream()
                    .filter(v -> v.attribute() == of && v.id() != value.id())
                    .map(Values.Value::name)
                    .toList();
        }
    }

    @GetMapping
    String start() {
        return "redirect:/admin/settings/attributes/location";
    }

    @GetMapping("/{attribute}")
    String list(
            @PathVariable String attribute,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        return list(known(attribute), search, cursor, "", Map.of(), model);
    }

    @PostMapping("/{attribute}")
    String add(
            Actor actor,
            @PathVariable String attribute,
            @RequestParam(defaultValue = "") String name,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        Attribute a = known(attribute);
        try {
            use.add(actor, a, new ValueDraft(name, null, null, null, null));
            Shells.say(redirect, name.strip() + " added");
            return "redirect:/admin/settings/attributes/" + attribute;
        } catch (BadInput e) {
            response.setStatus(422);
            return list(a, "", null, name, Errors.byField(e), model);
        } catch (Conflict e) {
            response.setStatus(409);
            return list(a, "", null, name, Map.of("name", String.valueOf(e.getMessage())), model);
        }
    }

    @GetMapping("/{attribute}/{id}")
    String show(@PathVariable String attribute, @PathVariable int id, Model model) {
        return show(known(attribute), id, Map.of(), model);
    }

    @PostMapping("/{attribute}/{id}")
    String change(
            Actor actor,
            @PathVariable String attribute,
            @PathVariable int id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable String parent,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String brand,
            @RequestParam(required = false) @Nullable String franchise,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        return doing(attribute, id, model, response, a -> {
            use.change(
                    actor,
                    a,
                    id,
                    d -> new ValueDraft(
                            name,
                            ValueRef.name(parent),
                            ValueRef.name(region),
                            ValueRef.name(brand),
                            ValueRef.name(franchise)));
            Shells.say(redirect, name.strip() + " saved");
        });
    }

    @PostMapping("/{attribute}/{id}/merge")
    String merge(
            Actor actor,
            @PathVariable String attribute,
            @PathVariable int id,
            @RequestParam(defaultValue = "") String mergeInto,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        return doing(attribute, id, model, response, a -> {
            use.merge(actor, a, id, new ValueRef.Name(mergeInto));
            Shells.say(redirect, "Merged into " + mergeInto);
        });
    }

    @PostMapping("/{attribute}/{id}/delete")
    String delete(
            Actor actor,
            @PathVariable String attribute,
            @PathVariable int id,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        return doing(attribute, id, model, response, a -> {
            use.delete(actor, a, id);
            Shells.say(redirect, "Deleted");
        });
    }

    private interface Act {
        void on(Attribute attribute);
    }

    private String doing(String attribute, int id, Model model, HttpServletResponse response, Act act) {
        Attribute a = known(attribute);
        try {
            act.on(a);
            return "redirect:/admin/settings/attributes/" + attribute;
        } catch (BadInput e) {
            response.setStatus(422);
            return show(a, id, Errors.byField(e), model);
        } catch (Conflict e) {
            response.setStatus(409);
            return show(a, id, Map.of("", String.valueOf(e.getMessage())), model);
        }
    }

    private static Attribute known(String word) {
        return Attribute.of(word).orElseThrow(() -> new NotThere("attribute"));
    }

    private String list(
            Attribute a,
            String search,
            @Nullable String cursor,
            String added,
            Map<String, String> errors,
            Model model) {
        model.addAttribute(
                "view", new ListView(a, grid.page(a, search, cursor, ROWS), search, added, errors, cursor == null));
        return "attributes/list";
    }

    private String show(Attribute a, int id, Map<String, String> errors, Model model) {
        var row = grid.find(a, id).orElseThrow(() -> new NotThere("value"));
        model.addAttribute("view", new ValueView(a, row, lists.read(), errors));
        return "attributes/value";
    }
}
