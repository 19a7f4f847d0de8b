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
import dev.muster.web.Tab;
import dev.muster.web.frame.Reply;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

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
    String list(Actor actor, @RequestParam(defaultValue = "") String search, Reply reply) {
        List<AccessGrid.Row> holders = grid.holders();
        Map<Integer, String> scopes = new HashMap<>();
        for (AccessGrid.Row row : holders) {
            Audience scope = row.scope();
            if (scope != null) {
                scopes.put(row.id(), words.sentence(actor, scope));
            }
        }
        reply.with("scopes", scopes).with("holders", holders);
        reply.with("search", search).with("found", grid.find(search)).with("tabs", TABS);
        return reply.show("access/levels");
    }

    @GetMapping("/admin/access/{id}")
    String show(Actor actor, @PathVariable int id, Reply reply) {
        AccessGrid.Row person = person(id);
        return form(actor, person, AccessForm.of(person, id), reply);
    }

    @PostMapping("/admin/access/{id}")
    String save(
            Actor actor,
            @PathVariable int id,
            @RequestParam AccessLevel level,
            @RequestParam MultiValueMap<String, String> fields,
            Reply reply) {
        AccessGrid.Row person = person(id);
        AccessForm form = AccessForm.read(level, fields);
        try {
            Audience scope = scope(person, form);
            LocalDate until = form.lastDay();
            persons.change(actor, id, null, draft -> draft.withAccess(level, scope, until));
        } catch (BadInput e) {
            return form(actor, person, form, reply.refused(e));
        } catch (Conflict e) {
            return form(actor, person, form, reply.refused(e));
        }
        reply.say(person.name() + " is now " + level.name().toLowerCase(java.util.Locale.ROOT));
        return "redirect:/admin/access";
    }

    @PostMapping("/admin/access/{id}/tokens")
    String makeToken(
            Actor actor,
            @PathVariable int id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable LocalDate expires,
            Reply reply) {
        AccessGrid.Row person = person(id);
        try {
            Instant end = expires == null
                    ? null
                    : expires.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            reply.with("token", tokens.make(actor, id, name, end).token()).with("person", person);
            return reply.show("access/token-made");
        } catch (BadInput | Conflict e) {
            reply.refused(Map.of("name", String.valueOf(e.getMessage())));
            return form(actor, person, AccessForm.of(person, id), reply);
        }
    }

    @GetMapping("/admin/access/tokens")
    String tokens(Reply reply) {
        reply.with("tokens", tokens.all()).with("tabs", TABS);
        return reply.show("access/tokens");
    }

    @PostMapping("/admin/access/tokens/{tokenId}/revoke")
    String revoke(Actor actor, @PathVariable int tokenId, Reply reply) {
        tokens.revoke(actor, tokenId);
        reply.say("Token revoked");
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

    private String form(Actor actor, AccessGrid.Row person, AccessForm form, Reply reply) {
        var rest = AccessForm.rest(person.scope(), person.id());
        reply.with("person", person)
                .with("form", form)
                .with("known", values.read())
                .with("rest", rest.isEmpty() ? "" : words.sentence(actor, new Audience(rest)))
                .with("tokens", tokens.of(person.id()));
        return reply.show("access/level");
    }
}
