package dev.muster.api.library;

import dev.muster.api.Fields;
import dev.muster.library.ContentRef.Kind;
import dev.muster.library.ContentSettings;
import dev.muster.library.Step;
import dev.muster.library.drafts.Courses;
import dev.muster.library.drafts.Drafts;
import dev.muster.library.drafts.ModuleDrafts;
import dev.muster.library.drafts.Modules;
import dev.muster.shared.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What a content consists of, as a body gives it: the {@code steps} of a course, the {@code courses} of a module. */
@Component
class ContentTexts {
    private final Courses courses;
    private final Modules modules;
    private final Drafts drafts;
    private final ModuleDrafts moduleDrafts;

    ContentTexts(Courses courses, Modules modules, Drafts drafts, ModuleDrafts moduleDrafts) {
        this.courses = courses;
        this.modules = modules;
        this.drafts = drafts;
        this.moduleDrafts = moduleDrafts;
    }

    sealed interface Text {
        /** Of a module, the courses it will have. */
        default List<Integer> courseIds() {
            return switch (this) {
                case Steps _ -> List.of();
                case CourseIds c -> c.list();
            };
        }

        record Steps(List<Step> list) implements Text {
            public Steps {
                list = List.copyOf(list);
            }
        }

        record CourseIds(List<Integer> list) implements Text {
            public CourseIds {
                list = List.copyOf(list);
            }
        }
    }

    static String field(Kind kind) {
        return kind == Kind.COURSE ? "steps" : "courses";
    }

    /** Null where the body has none. */
    static @Nullable Text read(Kind kind, JsonNode body) {
        JsonNode list = body.get(field(kind));
        if (list == null) {
            return null;
        }
        return switch (kind) {
            case COURSE -> new Text.Steps(StepJson.read(list, "steps"));
            case MODULE -> new Text.CourseIds(Fields.ids(list, "courses"));
        };
    }

    /** Refuses fields that no content of the kind has, all at once. */
    static JsonNode known(Kind kind, JsonNode body) {
        return Fields.known(body, kind == Kind.COURSE ? CourseBody.class : ModuleBody.class);
    }

    int create(Actor actor, Kind kind, ContentSettings settings, @Nullable Text text) {
        return switch (kind) {
            case COURSE ->
                courses.create(actor, settings, text instanceof Text.Steps s ? s.list() : List.of())
                        .id();
            case MODULE ->
                modules.create(actor, settings, text instanceof Text.CourseIds c ? c.list() : List.of())
                        .id();
        };
    }

    void replace(Actor actor, int id, @Nullable Integer edits, Text text) {
        switch (text) {
            case Text.Steps s -> drafts.replace(actor, id, edits, s.list());
            case Text.CourseIds c -> moduleDrafts.replace(actor, id, edits, c.list());
        }
    }
}
