package dev.muster.privacy;

import dev.muster.audience.AudienceWords;
import dev.muster.audience.Audiences;
import dev.muster.audience.Compilation;
import dev.muster.audience.Scopes;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.privacy.HoldStore.Row;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.shared.AudienceJson;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotThere;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;

/** Placing and lifting holds, and what they cover. A hold that can't be evaluated covers everybody. */
@Component
@Transactional
public class Holds {
    private static final int LONGEST_REASON = 1_000;

    private final HoldStore store;
    private final Audiences audiences;
    private final AudienceWords words;
    private final Scopes scopes;
    private final AuditLog log;
    private final Clock clock;

    Holds(HoldStore store, Audiences audiences, AudienceWords words, Scopes scopes, AuditLog log, Clock clock) {
        this.store = store;
        this.audiences = audiences;
        this.words = words;
        this.scopes = scopes;
        this.log = log;
        this.clock = clock;
    }

    /** What a hold is on: exactly one of them. */
    public record Target(
            @Nullable Integer personId,
            @Nullable Audience audience,
            @Nullable Integer contentId) {}

    /** A course or module that a hold can be on. */
    public record Content(int id, String title) {}

    @Transactional(readOnly = true)
    public List<Content> contents() {
        return store.contents();
    }

    /** Those that stand first. */
    @Transactional(readOnly = true)
    public List<Hold> all() {
        return store.all().stream().map(this::hold).toList();
    }

    /** @throws BadInput naming what is missing */
    public Hold place(Actor actor, Target target, @Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new BadInput("reason", "Say why, in up to %,d characters.".formatted(LONGEST_REASON));
        }
        check(target);
        store.lock();
        int id = store.insert(target, reason.strip(), actor.personId() == 0 ? null : actor.personId(), clock.instant());
        take(store.find(id).orElseThrow());
        write(actor, AuditAction.HOLD_PLACE, id, target.personId(), target.contentId(), reason.strip());
        return hold(store.find(id).orElseThrow());
    }

    /** Again: no change. @throws NotThere if there is no such hold */
    public Hold lift(Actor actor, int id) {
        Row row = store.find(id).orElseThrow(() -> new NotThere("hold"));
        store.lock();
        if (store.lift(id, actor.personId() == 0 ? null : actor.personId(), clock.instant())) {
            write(actor, AuditAction.HOLD_LIFT, id, row.personId(), row.contentId(), row.reason());
        }
        return hold(store.find(id).orElseThrow());
    }

    /** What stands in the way of erasing this person. No hold is placed or lifted until the transaction ends. */
    public List<Hold> covering(int personId) {
        store.lock();
        List<Row> broken = refresh();
        return Stream.concat(store.covering(personId).stream(), broken.stream())
                .distinct()
                .map(this::hold)
                .toList();
    }

    /** Whether it is known whom holds cover. No hold is placed or lifted until the transaction ends. */
    boolean canForget() {
        store.lock();
        return refresh().isEmpty();
    }

    /** Looks again at whom audiences hold. @return those that can't be evaluated: they cover everybody */
    private List<Row> refresh() {
        List<Row> broken = new ArrayList<>();
        for (Row row : store.standingByAudience()) {
            if (!take(row)) {
                broken.add(row);
            }
        }
        return broken;
    }

    /** Deactivated people, too: those a hold is for have often left. */
    private boolean take(Row row) {
        if (row.audience() == null) {
            return true;
        }
        if (!(audiences.compileStored(row.audience()) instanceof Compilation.Ready)) {
            return false;
        }
        Audience audience = AudienceJson.parse(row.audience());
        store.take(row.id(), scopes.condition(new Actor(Actor.Kind.SYSTEM, 0, "Hold", AccessLevel.MANAGER, audience)));
        return true;
    }

    private void check(Target target) {
        long named = Stream.of(target.personId(), target.audience(), target.contentId())
                .filter(Objects::nonNull)
                .count();
        if (named != 1) {
            throw new BadInput("target", "Choose a person, conditions or a content, and only one of them.");
        }
        if (target.personId() != null && !store.isPerson(target.personId())) {
            throw new BadInput("personId", "There is no such person.");
        }
        if (target.contentId() != null && !store.isContent(target.contentId())) {
            throw new BadInput("contentId", "There is no such content.");
        }
        if (target.audience() != null) {
            audiences.require(target.audience(), "audience");
        }
    }

    private void write(
            Actor actor,
            AuditAction action,
            int id,
            @Nullable Integer personId,
            @Nullable Integer contentId,
            String reason) {
        Written entry = log.write(Act.of(actor, action)
                .people(personId == null ? 0 : 1)
                .content(contentId)
                .note(reason, null)
                .detail(JsonNodeFactory.instance.objectNode().put("hold", id)));
        if (personId != null) {
            log.line(
                    entry,
                    0,
                    personId,
                    null,
                    JsonNodeFactory.instance.objectNode().put("hold", id));
        }
    }

    private Hold hold(Row r) {
        Hold.Kind kind = r.personId() != null
                ? Hold.Kind.PERSON
                : r.contentId() != null ? Hold.Kind.CONTENT : Hold.Kind.AUDIENCE;
        String what =
                switch (kind) {
                    case PERSON -> Objects.requireNonNullElse(r.personName(), "somebody");
                    case CONTENT -> Objects.requireNonNullElse(r.contentTitle(), "a content");
                    case AUDIENCE -> sentence(Objects.requireNonNull(r.audience()));
                };
        return new Hold(
                r.id(),
                kind,
                r.personId(),
                r.audience(),
                r.contentId(),
                what,
                r.reason(),
                r.placedAt(),
                r.placedBy(),
                r.liftedAt(),
                r.liftedBy());
    }

    private String sentence(String audience) {
        try {
            return words.sentence(Actor.system("Hold"), AudienceJson.parse(audience));
        } catch (BadInput e) {
            return "conditions that can't be read any more";
        }
    }
}
