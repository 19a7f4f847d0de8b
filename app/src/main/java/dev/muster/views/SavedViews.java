package dev.muster.views;

import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotAllowed;
import dev.muster.shared.NotThere;
import dev.muster.shared.Text;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;

/** Saving views, finding them again, sharing them. A view holds a question, never rows: whoever opens it sees their own. */
@Component
public class SavedViews {
    /** So many a person. */
    public static final int MOST = 50;

    private static final int MOST_SHARED = 100;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_QUERY = 2_000;

    private final ViewStore store;
    private final AuditLog log;
    private final Settings settings;
    private final Clock clock;

    SavedViews(ViewStore store, AuditLog log, Settings settings, Clock clock) {
        this.settings = settings;
        this.store = store;
        this.log = log;
        this.clock = clock;
    }

    /** Their own first, then what others share, of pages that they may open. */
    @Transactional(readOnly = true)
    public List<SavedView> all(Actor actor) {
        if (actor.personId() == 0) {
            return List.of();
        }
        return Stream.concat(
                        store.of(actor.personId()).stream(),
                        store.sharedByOthers(actor.personId(), MOST_SHARED).stream())
                .filter(v -> mayOpen(actor, v))
                .toList();
    }

    /** @throws NotThere also for somebody else's private view */
    @Transactional(readOnly = true)
    public SavedView find(Actor actor, int id) {
        return store.find(id)
                .filter(v -> (v.shared() || v.isOf(actor.personId())) && mayOpen(actor, v))
                .orElseThrow(() -> new NotThere("view"));
    }

    /** Whether they may rename and share it. */
    public static boolean mayChange(Actor actor, SavedView view) {
        return view.isOf(actor.personId());
    }

    /** Its owner, and administrators where it is shared: somebody must be able to clear up after those who left. */
    public static boolean mayDelete(Actor actor, SavedView view) {
        return mayChange(actor, view) || actor.isAdmin() && view.shared();
    }

    /**
     * @param asked of the page, as its address says it; what a view does not keep is left out
     * @throws BadInput naming the field
     * @throws Conflict if they have as many as they may have
     */
    @Transactional
    public SavedView save(
            Actor actor, ViewPage page, Map<String, List<String>> asked, @Nullable String name, boolean shared) {
        if (actor.personId() == 0 || !page.needs().isOf(actor.level())) {
            throw new NotAllowed("Only people who may open the page can save views of it.");
        }
        String query = page.canonical(asked, settings.today(null));
        if (query.isEmpty()) {
            throw new BadInput("query", "Set a filter first: a view without one is the page itself.");
        }
        if (query.length() > LONGEST_QUERY) {
            throw new BadInput("query", "These are too many filters for a view.");
        }
        store.lock(actor.personId());
        String called = name(actor, name, 0);
        if (store.of(actor.personId()).size() >= MOST) {
            throw new Conflict("You have %d views. Delete one first.".formatted(MOST));
        }
        int id = store.insert(actor.personId(), called, page, query, shared, clock.instant());
        return logged(actor, AuditAction.VIEW_SAVE, store.find(id).orElseThrow());
    }

    /** Renames it, shares it, or ends that it is shared. */
    @Transactional
    public SavedView change(Actor actor, int id, @Nullable String name, boolean shared) {
        store.lock(actor.personId());
        SavedView before = find(actor, id);
        if (!mayChange(actor, before)) {
            throw new NotAllowed("Only %s can change this view.".formatted(before.owner()));
        }
        String called = name(actor, name, id);
        if (called.equals(before.name()) && shared == before.shared()) {
            return before;
        }
        store.update(id, called, shared);
        return logged(actor, AuditAction.VIEW_CHANGE, store.find(id).orElseThrow());
    }

    @Transactional
    public SavedView delete(Actor actor, int id) {
        SavedView view = find(actor, id);
        if (!mayDelete(actor, view)) {
            throw new NotAllowed("Only %s or an administrator can delete this view.".formatted(view.owner()));
        }
        store.delete(id);
        return logged(actor, AuditAction.VIEW_DELETE, view);
    }

    private SavedView logged(Actor actor, AuditAction action, SavedView view) {
        log.write(Act.of(actor, action)
                .detail(JsonNodeFactory.instance
                        .objectNode()
                        .put("view", view.id())
                        .put("name", view.name())
                        .put("page", view.page().title())
                        .put("shared", view.shared())));
        return view;
    }

    private String name(Actor actor, @Nullable String typed, int exceptId) {
        String name = Text.line("name", typed);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new BadInput("name", "Give the view a name of up to %d characters.".formatted(LONGEST_NAME));
        }
        if (store.isNamed(actor.personId(), name, exceptId)) {
            throw new BadInput("name", "You have a view “%s” already.".formatted(name));
        }
        return name;
    }

    private static boolean mayOpen(Actor actor, SavedView view) {
        return view.page().needs().isOf(actor.level());
    }
}
