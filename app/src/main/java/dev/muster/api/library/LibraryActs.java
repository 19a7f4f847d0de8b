package dev.muster.api.library;

import dev.muster.access.Permission;
import dev.muster.api.IfMatch;
import dev.muster.assignment.byhand.Publishings;
import dev.muster.assignment.own.Visibility;
import dev.muster.assignment.standing.ContentRules;
import dev.muster.audience.Scopes;
import dev.muster.edge.Lists;
import dev.muster.library.Content;
import dev.muster.library.ContentRef.Kind;
import dev.muster.library.ContentSettings;
import dev.muster.library.ContentStatus;
import dev.muster.library.Contents;
import dev.muster.library.LibraryGrid;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/** What the API does alike with courses and modules. */
@Component
class LibraryActs {
    private final Contents contents;
    private final ContentRules rules;
    private final ContentTexts texts;
    private final Publishings publishings;
    private final LibraryGrid grid;
    private final Visibility visibility;
    private final Scopes scopes;
    private final TransactionOperations together;

    LibraryActs(
            Contents contents,
            ContentRules rules,
            ContentTexts texts,
            Publishings publishings,
            LibraryGrid grid,
            Visibility visibility,
            Scopes scopes,
            TransactionOperations together) {
        this.contents = contents;
        this.rules = rules;
        this.texts = texts;
        this.publishings = publishings;
        this.grid = grid;
        this.visibility = visibility;
        this.scopes = scopes;
        this.together = together;
    }

    /** Managers see the titles of what they may assign; the library's readers see all. */
    Page<Content> list(Actor actor, Kind kind, String search, @Nullable List<String> status, Lists.Ask ask) {
        var query = new LibraryGrid.Query(search, statuses(status), !readsText(actor), kind);
        return grid.page(query, ask.limit(), ask.cursor());
    }

    static boolean readsText(Actor actor) {
        return Permission.SEE_LIBRARY.isOf(actor.level());
    }

    Content create(Actor actor, Kind kind, JsonNode body, int confirm) {
        ContentTexts.known(kind, body);
        ContentRules.How how = LibraryJson.how(body, confirm);
        ContentSettings settings = LibraryJson.patch(ContentSettings.named(""), body);
        ContentTexts.Text text = ContentTexts.read(kind, body);
        ContentStatus status = LibraryJson.status(body);
        if (status == ContentStatus.ARCHIVED) {
            throw new BadInput("status", "What is new is a DRAFT or ACTIVE.");
        }
        return inOne(() -> {
            visible(body, settings);
            int id = texts.create(actor, kind, settings.given(false, false), text);
            if (status == ContentStatus.ACTIVE) {
                publishings.publish(actor, id, null, null, false, null);
            }
            rules.change(actor, id, null, s -> s.given(settings.mandatory(), settings.newStarterDefault()), how);
            return contents.get(id);
        });
    }

    Content change(Actor actor, Kind kind, int id, @Nullable String ifMatch, JsonNode body, int confirm) {
        Integer edits = IfMatch.version(ifMatch);
        contents.get(kind, id);
        ContentTexts.known(kind, body);
        ContentRules.How how = LibraryJson.how(body, confirm);
        ContentTexts.Text text = ContentTexts.read(kind, body);
        ContentStatus status = LibraryJson.status(body);
        return inOne(() -> {
            rules.change(actor, id, edits, s -> visible(body, patched(actor, s, body)), how);
            if (text != null) {
                texts.replace(actor, id, null, text);
            }
            return status == null ? contents.get(id) : move(actor, id, status);
        });
    }

    ContentRules.Done preview(Actor actor, Kind kind, int id, JsonNode body) {
        contents.get(kind, id);
        ContentTexts.known(kind, body);
        ContentTexts.read(kind, body);
        LibraryJson.status(body);
        return rules.preview(
                actor,
                id,
                s -> patched(actor, s, body),
                LibraryJson.how(body, 0).dueFor());
    }

    Content publish(Actor actor, Kind kind, int id, @Nullable String ifMatch, JsonNode body) {
        contents.get(kind, id);
        PublishJson sent = PublishJson.read(kind, body);
        Integer edits = IfMatch.version(ifMatch);
        return inOne(() -> {
            ContentTexts.Text text = sent.text();
            if (text != null) {
                publishings.take(id, text.courseIds());
                texts.replace(actor, id, edits, text);
            }
            return publishings
                    .publish(actor, id, text == null ? edits : null, sent.note(), sent.minor(), sent.reassign())
                    .content();
        });
    }

    /** A visibility that is sent back as it was read is no change, whomever of it the actor can't see. */
    private ContentSettings patched(Actor actor, ContentSettings now, JsonNode body) {
        ContentSettings patched = LibraryJson.patch(now, body);
        boolean asRead = patched.visibility().equals(scopes.visibleNames(actor).of(now.visibility()));
        return asRead ? patched.visibleTo(now.visibility()) : patched;
    }

    /** A visibility that is sent has to be one that can be evaluated. */
    private ContentSettings visible(JsonNode body, ContentSettings settings) {
        if (body.has("visibility")) {
            visibility.prepare(settings.visibility());
        }
        return settings;
    }

    private Content move(Actor actor, int id, ContentStatus to) {
        return switch (to) {
            case ACTIVE -> contents.activate(actor, id, null);
            case ARCHIVED -> contents.archive(actor, id, null);
            case DRAFT -> {
                Content c = contents.get(id);
                if (c.status() != ContentStatus.DRAFT) {
                    throw new Conflict("What is published does not become a draft again. Archive it instead.");
                }
                yield c;
            }
        };
    }

    private Content inOne(Supplier<Content> act) {
        return Objects.requireNonNull(together.execute(tx -> act.get()));
    }

    private static List<ContentStatus> statuses(@Nullable List<String> names) {
        List<ContentStatus> statuses = new ArrayList<>();
        for (String name : names == null ? List.<String>of() : names) {
            try {
                statuses.add(ContentStatus.valueOf(name));
            } catch (IllegalArgumentException e) {
                throw new BadInput("status", "Use DRAFT, ACTIVE or ARCHIVED.");
            }
        }
        return statuses;
    }
}
