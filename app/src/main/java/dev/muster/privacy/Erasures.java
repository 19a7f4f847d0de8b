package dev.muster.privacy;

import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.audit.Reseals;
import dev.muster.people.PersonStatus;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotThere;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Erasing somebody: the person becomes a pseudonym everywhere; what is counted stays (docs/adr/0039). */
@Component
public class Erasures {
    private static final int LONGEST_REASON = 1_000;

    private final ErasureStore store;
    private final Holds holds;
    private final Reseals reseals;
    private final AuditLog log;
    private final JsonMapper json;

    Erasures(ErasureStore store, Holds holds, Reseals reseals, AuditLog log, JsonMapper json) {
        this.store = store;
        this.holds = holds;
        this.reseals = reseals;
        this.log = log;
        this.json = json;
    }

    public record Known(int id, String name, PersonStatus status) {}

    /** Records that stay, without the name. */
    public record Stays(long completions, long assignments, long entries) {}

    /**
     * What an erasure would meet.
     *
     * @param refusals why it can't be done now, each a sentence; empty: it can
     * @param stays how many records of the person stay, without the name
     * @param mentions where the name stands in what is no text about people
     */
    public record Review(Known person, List<String> refusals, Stays stays, List<String> mentions) {
        public Review {
            refusals = List.copyOf(refusals);
            mentions = List.copyOf(mentions);
        }
    }

    /** @param already it had been done before: nothing was done now */
    public record Erased(int personId, String name, Instant at, boolean already) {}

    /** When the person was erased; empty: they were not. */
    @Transactional(readOnly = true)
    public Optional<Instant> of(int personId) {
        return store.erasedAt(personId);
    }

    /** @throws NotThere if there is nobody with this id */
    @Transactional
    public Review review(Actor actor, int personId) {
        Known person = store.find(personId).orElseThrow(() -> new NotThere("person"));
        return new Review(person, refusals(actor, person), store.stays(personId), store.mentions(personId));
    }

    /**
     * Again: nothing is done, and it says when it was.
     *
     * @throws Conflict naming what is in the way
     */
    @Transactional
    public Erased erase(Actor actor, int personId, @Nullable String reason) {
        Known person = store.hold(personId).orElseThrow(() -> new NotThere("person"));
        Optional<Instant> before = store.erasedAt(personId);
        if (before.isPresent()) {
            return new Erased(personId, person.name(), before.get(), true);
        }
        String why = reason(reason);
        List<String> refusals = refusals(actor, person);
        if (!refusals.isEmpty()) {
            throw new Conflict(String.join(" ", refusals));
        }
        store.takeTime();
        reseals.hold();
        Written entry = log.write(Act.of(actor, AuditAction.PERSON_ERASE)
                .people(1)
                .note(why, null)
                .detail(said("person", personId)));
        log.line(entry, 0, personId, null, said("erased", personId));
        JsonNode done = json.readTree(store.erase(personId, entry.id()));
        List<Long> blocks = new ArrayList<>();
        done.path("blocks").forEach(b -> blocks.add(b.asLong()));
        reseals.note(entry, blocks);
        log.line(entry, 0, 0, null, ((ObjectNode) done).without("blocks"));
        return new Erased(personId, "Erased person " + personId, entry.at(), false);
    }

    private List<String> refusals(Actor actor, Known person) {
        List<String> all = new ArrayList<>();
        if (actor.personId() == person.id()) {
            all.add("You can't erase yourself. Another administrator can, once you are deactivated.");
        }
        if (person.status() != PersonStatus.DEACTIVATED) {
            all.add(person.name() + " is not deactivated. Only people who are deactivated can be erased.");
        }
        holds.covering(person.id()).forEach(h -> all.add("A hold covers them: " + h.said() + "."));
        if (store.isImporting()) {
            all.add("People are being imported. Wait until that has ended.");
        }
        return all;
    }

    private static ObjectNode said(String name, int id) {
        return JsonNodeFactory.instance.objectNode().put(name, id);
    }

    private static String reason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new BadInput("reason", "Say why, for example the date of their request.");
        }
        if (reason.length() > LONGEST_REASON) {
            throw new BadInput("reason", "Use at most %,d characters.".formatted(LONGEST_REASON));
        }
        return reason.strip();
    }
}
