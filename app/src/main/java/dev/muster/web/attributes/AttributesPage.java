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
import dev.muster.web.Tab;
import dev.muster.web.frame.Reply;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

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
                    .map(a -> new Tab(a.label(), "/admin/settings/attributes/" + a.word()))
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

    /** The form of one value: its name, and what it belongs to. */
    record ValueForm(
            @Nullable String name,
            @Nullable String parent,
            @Nullable String region,
            @Nullable String brand,
            @Nullable String franchise) {
        ValueDraft value() {
            return new ValueDraft(
                    name == null ? "" : name,
                    ValueRef.name(parent),
                    ValueRef.name(region),
                    ValueRef.name(brand),
                    ValueRef.name(franchise));
        }

        String called() {
            return name == null ? "" : name.strip();
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
            Reply reply) {
        return list(known(attribute), search, cursor, "", reply);
    }

    @PostMapping("/{attribute}")
    String add(Actor actor, @PathVariable String attribute, @RequestParam(defaultValue = "") String name, Reply reply) {
        Attribute a = known(attribute);
        try {
            use.add(actor, a, new ValueDraft(name, null, null, null, null));
            reply.say(name.strip() + " added");
            return "redirect:/admin/settings/attributes/" + attribute;
        } catch (BadInput e) {
            return list(a, "", null, name, reply.refused(e));
        } catch (Conflict e) {
            return list(a, "", null, name, reply.refused(e, "name"));
        }
    }

    @GetMapping("/{attribute}/{id}")
    String show(@PathVariable String attribute, @PathVariable int id, Reply reply) {
        return show(known(attribute), id, reply);
    }

    @PostMapping("/{attribute}/{id}")
    String change(
            Actor actor,
            @PathVariable String attribute,
            @PathVariable int id,
            @ModelAttribute ValueForm form,
            Reply reply) {
        return doing(attribute, id, reply, a -> {
            use.change(actor, a, id, d -> form.value());
            reply.say(form.called() + " saved");
        });
    }

    @PostMapping("/{attribute}/{id}/merge")
    String merge(
            Actor actor,
            @PathVariable String attribute,
            @PathVariable int id,
            @RequestParam(defaultValue = "") String mergeInto,
            Reply reply) {
        return doing(attribute, id, reply, a -> {
            use.merge(actor, a, id, new ValueRef.Name(mergeInto));
            reply.say("Merged into " + mergeInto);
        });
    }

    @PostMapping("/{attribute}/{id}/delete")
    String delete(Actor actor, @PathVariable String attribute, @PathVariable int id, Reply reply) {
        return doing(attribute, id, reply, a -> {
            use.delete(actor, a, id);
            reply.say("Deleted");
        });
    }

    private interface Act {
        void on(Attribute attribute);
    }

    private String doing(String attribute, int id, Reply reply, Act act) {
        Attribute a = known(attribute);
        try {
            act.on(a);
            return "redirect:/admin/settings/attributes/" + attribute;
        } catch (BadInput e) {
            return show(a, id, reply.refused(e));
        } catch (Conflict e) {
            return show(a, id, reply.refused(e));
        }
    }

    private static Attribute known(String word) {
        return Attribute.of(word).orElseThrow(() -> new NotThere("attribute"));
    }

    private String list(Attribute a, String search, @Nullable String cursor, String added, Reply reply) {
        reply.with(
                "view",
                new ListView(a, grid.page(a, search, cursor, ROWS), search, added, reply.errors(), cursor == null));
        return reply.show("attributes/list");
    }

    private String show(Attribute a, int id, Reply reply) {
        var row = grid.find(a, id).orElseThrow(() -> new NotThere("value"));
        reply.with("view", new ValueView(a, row, lists.read(), reply.errors()));
        return reply.show("attributes/value");
    }
}
