package dev.muster.web.assigning;

import dev.muster.access.Permission;
import dev.muster.library.AssignableBy;
import dev.muster.library.Content;
import dev.muster.library.ContentRef;
import dev.muster.library.ContentRefs;
import dev.muster.library.ContentStatus;
import dev.muster.library.LibraryGrid;
import dev.muster.shared.Actor;
import dev.muster.shared.Page;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Courses and modules to choose from: what can be assigned, and what can't, with the reason. */
@Component
public class TrainingChoices {
    private static final int SHOWN = 100;

    private final LibraryGrid library;
    private final ContentRefs refs;

    TrainingChoices(LibraryGrid library, ContentRefs refs) {
        this.library = library;
        this.refs = refs;
    }

    /**
     * @param has how the person has it already; null: not, or many people are meant
     * @param blocked why it can't be chosen; null: it can
     */
    public record Choice(
            int id,
            String title,
            boolean module,
            String description,
            @Nullable String has,
            @Nullable String blocked) {}

    /** What is shown. What was chosen stays, whatever is searched. */
    public record Shown(String search, List<Choice> found, int matching, List<ContentRef> chosen) {
        public Shown {
            found = List.copyOf(found);
            chosen = List.copyOf(chosen);
        }

        public boolean isChosen(int id) {
            return chosen.stream().anyMatch(c -> c.id() == id);
        }

        /** Chosen before, and not among those found now. */
        public List<ContentRef> elsewhere() {
            return chosen.stream()
                    .filter(c -> found.stream().noneMatch(f -> f.id() == c.id() && f.blocked() == null))
                    .toList();
        }
    }

    /** @param has labels by content, for whom one person is meant */
    public Shown of(Actor actor, String search, List<Integer> chosen, Map<Integer, String> has) {
        List<ContentStatus> statuses = Permission.SEE_LIBRARY.isOf(actor.level())
                ? List.of(ContentStatus.ACTIVE, ContentStatus.DRAFT)
                : List.of(ContentStatus.ACTIVE);
        Page<Content> page = library.page(new LibraryGrid.Query(search, statuses, false), SHOWN, null);
        Map<Integer, ContentRef> known = refs.of(actor, chosen);
        return new Shown(
                search,
                page.items().stream()
                        .map(c -> choice(actor, c, has.get(c.id())))
                        .toList(),
                page.total() == null ? page.items().size() : page.total(),
                chosen.stream()
                        .distinct()
                        .map(known::get)
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static Choice choice(Actor actor, Content c, @Nullable String has) {
        return new Choice(
                c.id(),
                c.title(),
                c.kind() == ContentRef.Kind.MODULE,
                c.settings().description(),
                has,
                blocked(actor, c));
    }

    private static @Nullable String blocked(Actor actor, Content c) {
        if (c.status() == ContentStatus.DRAFT) {
            return "A draft: publish it first.";
        }
        return !actor.isAdmin() && c.settings().assignableBy() == AssignableBy.ADMINS
                ? "Only administrators may assign it."
                : null;
    }
}
