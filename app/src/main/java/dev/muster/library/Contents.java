package dev.muster.library;

import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.library.ContentRef.Kind;
import dev.muster.library.rules.ModuleCheck;
import dev.muster.library.rules.SettingsCheck;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotAllowed;
import dev.muster.shared.NotThere;
import dev.muster.shared.Text;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Courses and modules alike: their settings, and taking them out of use and back. */
@Component
@Transactional
public class Contents {
    private final ContentStore store;
    private final ModuleStore modules;
    private final AuditLog audit;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    Contents(ContentStore store, ModuleStore modules, AuditLog audit, ApplicationEventPublisher news, Clock clock) {
        this.store = store;
        this.modules = modules;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
    }

    /** @throws NotThere if there is no such content */
    @Transactional(readOnly = true)
    public Content get(int id) {
        return store.find(id).orElseThrow(() -> new NotThere("content"));
    }

    /** @throws NotThere if there is no such content, or none that the actor knows of */
    @Transactional(readOnly = true)
    public Content get(Actor actor, int id) {
        return store.find(id)
                .filter(c -> c.version() > 0 || ContentRefs.readsDrafts(actor))
                .orElseThrow(() -> new NotThere("content"));
    }

    /** @throws NotThere if there is no such content of that kind */
    @Transactional(readOnly = true)
    public Content get(Kind kind, int id) {
        return store.find(id).filter(c -> c.kind() == kind).orElseThrow(() -> new NotThere(kind.word()));
    }

    /** A new content, as an empty draft. @return its id */
    public int create(Actor actor, Kind kind, ContentSettings settings) {
        ContentSettings s = checked(settings);
        if (s.mandatory() || s.newStarterDefault()) {
            throw new IllegalArgumentException("Made first, given by rules afterwards: ContentRules.change");
        }
        refuse(actor, ContentSettings.named(s.title()), s);
        int id = store.insert(actor, kind, s, clock.instant());
        checkRenewal(id, null, s.renewWith());
        audit.write(Act.of(actor, ContentAct.CREATE.of(kind)).content(id));
        return id;
    }

    /** Puts settings back as they were, under the entry of an undo. */
    public void putBack(Actor actor, int id, UnaryOperator<ContentSettings> change, Written entry) {
        Content before = store.held(id, null);
        ContentSettings after = checked(change.apply(before.settings()));
        if (!after.equals(before.settings())) {
            refuse(actor, before.settings(), after);
            checkRenewal(id, before.settings().renewWith(), after.renewWith());
            store.update(id, after, clock.instant());
            audit.line(entry, id, 0, SettingsJson.tree(before.settings()), SettingsJson.tree(after));
        }
    }

    /** Settings before and after a change. */
    public record Change(ContentSettings before, ContentSettings after) {}

    /**
     * Changes settings. What follows for people (mandatory, new starters, due rule) is not done here: edges go through
     * {@code assignment.ContentRules}.
     *
     * @param edits as the caller last saw them; null: whatever they are
     * @param told adds to the act what else it does, before it is written
     * @return the entry; empty where nothing changed
     */
    public Optional<Written> change(
            Actor actor,
            int id,
            @Nullable Integer edits,
            UnaryOperator<ContentSettings> change,
            BiFunction<Change, Act, Act> told) {
        Content before = store.held(id, edits);
        ContentSettings after = checked(change.apply(before.settings()));
        if (after.equals(before.settings())) {
            return Optional.empty();
        }
        refuse(actor, before.settings(), after);
        checkRenewal(id, before.settings().renewWith(), after.renewWith());
        store.update(id, after, clock.instant());
        Act act = told.apply(
                new Change(before.settings(), after),
                Act.of(actor, ContentAct.CHANGE.of(before.kind())).content(id));
        Written entry = audit.write(act);
        audit.line(entry, id, 0, SettingsJson.tree(before.settings()), SettingsJson.tree(after));
        return Optional.of(entry);
    }

    /** Changes settings that nothing follows from. */
    public Content change(Actor actor, int id, @Nullable Integer edits, UnaryOperator<ContentSettings> change) {
        change(actor, id, edits, change, (_, act) -> act);
        return get(id);
    }

    /** Out of use: can't be assigned, fires no rules, is shown to no learner; keeps every record. */
    public Content archive(Actor actor, int id, @Nullable Integer edits) {
        Content content = store.held(id, edits);
        if (content.status() == ContentStatus.ARCHIVED) {
            return content;
        }
        List<ContentRef> holding = modules.activeWith(id);
        if (!holding.isEmpty()) {
            String titles = holding.stream().map(ContentRef::title).collect(Collectors.joining(", "));
            throw new Conflict("“" + content.title() + "” is part of " + titles
                    + ". Take it out of there, or archive that first.");
        }
        return moved(actor, content, ContentStatus.ARCHIVED, ContentAct.ARCHIVE);
    }

    /** Back in use; what was never published goes back to being a draft. */
    public Content activate(Actor actor, int id, @Nullable Integer edits) {
        Content content = store.held(id, edits);
        if (content.status() == ContentStatus.DRAFT) {
            throw new Conflict("“" + content.title() + "” was never published. Publish it to make it active.");
        }
        if (content.status() == ContentStatus.ACTIVE) {
            return content;
        }
        if (content instanceof Module m && m.version() > 0) {
            ModuleCheck.refuseUnlessActive(
                    m, modules.heldCourses(Module.ids(m.courses())).values());
        }
        return moved(
                actor,
                content,
                content.version() > 0 ? ContentStatus.ACTIVE : ContentStatus.DRAFT,
                ContentAct.ACTIVATE);
    }

    private Content moved(Actor actor, Content content, ContentStatus to, ContentAct act) {
        store.status(content.id(), to, clock.instant());
        Written entry = audit.write(Act.of(actor, act.of(content.kind())).content(content.id()));
        audit.line(entry, content.id(), 0, status(content.status()), status(to));
        news.publishEvent(new ContentMoved(content.id()));
        return get(content.id());
    }

    private static JsonNode status(ContentStatus s) {
        return JsonNodeFactory.instance.objectNode().put("status", s.name());
    }

    private void checkRenewal(int id, @Nullable Integer before, @Nullable Integer with) {
        if (with != null && !with.equals(before) && !store.mayRenew(id, with)) {
            throw new BadInput("renewWith", "Choose an active course that is not itself renewed with this one.");
        }
    }

    private static ContentSettings checked(ContentSettings s) {
        ContentSettings clean = s.titled(
                Text.line("title", s.title()),
                Text.lines("description", s.description()).strip());
        List<BadInput.Error> errors = SettingsCheck.check(clean);
        if (!errors.isEmpty()) {
            throw new BadInput(errors);
        }
        return clean;
    }

    /** Authors have the library without mandatory, starter and visibility. */
    private static void refuse(Actor actor, ContentSettings before, ContentSettings after) {
        boolean reserved = before.mandatory() != after.mandatory()
                || before.newStarterDefault() != after.newStarterDefault()
                || !before.visibility().equals(after.visibility());
        if (reserved && actor.level() != AccessLevel.ADMIN) {
            throw new NotAllowed("Only administrators change who sees training, or whom it is mandatory for.");
        }
    }
}
