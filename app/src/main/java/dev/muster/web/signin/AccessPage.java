package dev.muster.web.signin;

import dev.muster.access.AccessGrid;
import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.access.Tokens;
import dev.muster.audience.AudienceWords;
import dev.muster.people.Persons;
import dev.muster.people.ValueLists;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotThere;
import dev.muster.web.Errors;
import dev.muster.web.Tab;
import dev.muster.web.frame.Shells;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Access: levels, scopes and tokens. */
@Controller
@Allowed(Permission.CHANGE_SETTINGS)
class AccessPage {
    static final List<Tab> TABS =
            List.of(new Tab("Levels", "/admin/access"), new Tab("Tokens", "/admin/access/tokens"));
    private final AccessGrid grid;
    private final Tokens tokens;
    private final Persons persons;
    private final ValueLists values;
    private final AudienceWords words;

    AccessPage(AccessGrid grid, Tokens tokens, Persons persons, ValueLists values, AudienceWords words) {
        this.grid = grid;
        this.tokens = tokens;
        this.persons = persons;
        this.values = values;
        this.words = words;
    }

    @GetMapping("/admin/access")
    String list(Actor actor, @RequestParam(defaultValue = "") String search, Model model) {
        List<AccessGrid.Row> holders = grid.holders();
        Map<Integer, String> scopes = new HashMap<>();
        for (AccessGrid.Row row : holders) {
            Audience scope = row.scope();
            if (scope != null) {
                scopes.put(row.id(), words.sentence(actor, scope));
            }
        }
        model.addAttribute("scopes", scopes).addAttribute("holders", holders);
        model.addAttribute("search", search)
                .addAttribute("found", grid.find(search))
                .addAttribute("tabs", TABS);
        return "access/levels";
    }

    @GetMapping("/admin/access/{id}")
    String show(Actor actor, @PathVariable int id, Model model) {
        AccessGrid.Row person = person(id);
        return form(actor, person, AccessForm.of(person, id), Map.of(), model);
    }

    @PostMapping("/admin/access/{id}")
    String save(
            Actor actor,
            @PathVariable int id,
            @RequestParam AccessLevel level,
            @RequestParam MultiValueMap<String, String> fields,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Model model) {
        AccessGrid.Row person = person(id);
        AccessForm form = AccessForm.read(level, fields);
        try {
            Audience scope = scope(person, form);
            LocalDate until = form.lastDay();
            persons.change(actor, id, null, draft -> draft.withAccess(level, scope, until));
        } catch (BadInput e) {
            response.setStatus(422);
            return form(actor, person, form, Errors.byField(e), model);
        } catch (Conflict e) {
            response.setStatus(409);
            return form(actor, person, form, Map.of("", String.valueOf(e.getMessage())), model);
        }
        Shells.say(redirect, person.name() + " is now " + level.name().toLowerCase(java.util.Locale.ROOT));
        return "redirect:/admin/access";
    }

    @PostMapping("/admin/access/{id}/tokens")
    String makeToken(
            Actor actor,
            @PathVariable int id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable LocalDate expires,
            HttpServletResponse response,
            Model model) {
        AccessGrid.Row person = person(id);
        try {
            Instant end = expires == null
                    ? null
                    : expires.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            model.addAttribute("token", tokens.make(actor, id, name, end).token())
                    .addAttribute("person", person);
            return "access/token-made";
        } catch (BadInput | Conflict e) {
            response.setStatus(422);
            Map<String, String> errors = Map.of("name", String.valueOf(e.getMessage()));
            return form(actor, person, AccessForm.of(person, id), errors, model);
        }
    }

    @GetMapping("/admin/access/tokens")
    String tokens(Model model) {
        model.addAttribute("tokens", tokens.all()).addAttribute("tabs", TABS);
        return "access/tokens";
    }

    @PostMapping("/admin/access/tokens/{tokenId}/revoke")
    String revoke(Actor actor, @PathVariable int tokenId, RedirectAttributes redirect) {
        tokens.revoke(actor, tokenId);
        Shells.say(redirect, "Token revoked");
        return "redirect:/admin/access/tokens";
    }

    private @Nullable Audience scope(AccessGrid.Row person, AccessForm form) {
        boolean scoped = form.isLevel(AccessLevel.MANAGER) || form.isLevel(AccessLevel.AUDITOR);
        boolean same = form.isLevel(person.level());
        return scoped ? form.scope(person.id(), person.scope(), values.read()) : same ? person.scope() : null;
    }

    private AccessGrid.Row person(int id) {
        return grid.person(id).orElseThrow(() -> new NotThere("person"));
    }

    private String form(Actor actor, AccessGrid.Row person, AccessForm form, Map<String, String> errors, Model model) {
        var rest = AccessForm.rest(person.scope(), person.id());
        model.addAttribute("person", person)
                .addAttribute("form", form)
                .addAttribute("known", values.read())
                .addAttribute("rest", rest.isEmpty() ? "" : words.sentence(actor, new Audience(rest)))
                .addAttribute("tokens", tokens.of(person.id()))
                .addAttribute("errors", errors);
        return "access/level";
    }
}
