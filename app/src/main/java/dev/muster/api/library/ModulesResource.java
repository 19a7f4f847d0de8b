package dev.muster.api.library;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.Items;
import dev.muster.api.Shaped;
import dev.muster.audience.Scopes;
import dev.muster.audience.VisibleNames;
import dev.muster.edge.Lists;
import dev.muster.library.ContentRef.Kind;
import dev.muster.library.Module;
import dev.muster.library.drafts.Modules;
import dev.muster.library.versions.ModuleText;
import dev.muster.shared.Actor;
import dev.muster.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The library: modules, their settings, drafts and versions. */
@RestController
@RequestMapping("/api/v1/modules")
class ModulesResource {
    private final LibraryActs acts;
    private final Modules modules;
    private final ModuleText texts;
    private final Scopes scopes;

    ModulesResource(LibraryActs acts, Modules modules, ModuleText texts, Scopes scopes) {
        this.scopes = scopes;
        this.acts = acts;
        this.modules = modules;
        this.texts = texts;
    }

    /** Managers see the titles of what they may assign; the library's readers see all with their courses. */
    @Operation(operationId = "listModules", summary = "Lists modules")
    @GetMapping
    @Allowed(Permission.SEE_CONTENT)
    Page<ModuleJson.Answer> list(
            Actor actor,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) @Nullable List<String> status,
            Lists.Ask ask) {
        VisibleNames visible = scopes.visibleNames(actor);
        return acts.list(actor, Kind.MODULE, search, status, ask)
                .map(c -> ModuleJson.answer((Module) c, LibraryActs.readsText(actor), visible));
    }

    @Operation(operationId = "createModule", summary = "Creates a module, and publishes it where it is sent as ACTIVE")
    @PostMapping
    @Allowed(Permission.EDIT_LIBRARY)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ModuleJson.Answer> create(
            Actor actor,
            @RequestBody @Shaped(ModuleBody.class) JsonNode body,
            @RequestParam(defaultValue = "0") int confirm) {
        Module made = (Module) acts.create(actor, Kind.MODULE, body, confirm);
        return ResponseEntity.created(URI.create("/api/v1/modules/" + made.id()))
                .body(ModuleJson.answer(made, true, scopes.visibleNames(actor)));
    }

    @Operation(operationId = "getModule", summary = "Shows one module with its courses")
    @GetMapping("/{id}")
    @Allowed(Permission.SEE_LIBRARY)
    ModuleJson.Answer get(Actor actor, @PathVariable int id) {
        return ModuleJson.answer(modules.get(id), true, scopes.visibleNames(actor));
    }

    /** Settings; {@code status} archives and activates; {@code courses} replaces the draft, which publish publishes. */
    @Operation(operationId = "changeModule", summary = "Changes the settings or the draft of a module")
    @PatchMapping("/{id}")
    @Allowed(Permission.EDIT_LIBRARY)
    ModuleJson.Answer change(
            Actor actor,
            @PathVariable int id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Shaped(value = ModuleBody.class, merged = true) JsonNode body,
            @RequestParam(defaultValue = "0") int confirm) {
        return ModuleJson.answer(
                (Module) acts.change(actor, Kind.MODULE, id, ifMatch, body, confirm), true, scopes.visibleNames(actor));
    }

    /** What PATCH with this body would do to people; nothing is written. */
    @Operation(
            operationId = "previewModule",
            summary = "Says what a change of settings would do to people; nothing is written")
    @PostMapping("/{id}/preview")
    @Allowed(Permission.CHANGE_RULES)
    LibraryJson.Effect preview(
            Actor actor,
            @PathVariable int id,
            @RequestBody @Shaped(value = ModuleBody.class, merged = true) JsonNode body) {
        return LibraryJson.effect(acts.preview(actor, Kind.MODULE, id, body));
    }

    /** The next version: of the courses sent, else of the draft. */
    @Operation(operationId = "publishModule", summary = "Publishes the next version of a module")
    @PostMapping("/{id}/publish")
    @Allowed(Permission.EDIT_LIBRARY)
    ModuleJson.Answer publish(
            Actor actor,
            @PathVariable int id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Shaped(ModulePublishBody.class) JsonNode body) {
        return ModuleJson.answer(
                (Module) acts.publish(actor, Kind.MODULE, id, ifMatch, body), true, scopes.visibleNames(actor));
    }

    @Operation(operationId = "listModuleVersions", summary = "Lists the versions of a module")
    @GetMapping("/{id}/versions")
    @Allowed(Permission.SEE_LIBRARY)
    Items<ModuleJson.Text> versions(@PathVariable int id) {
        return new Items<>(texts.versions(modules.get(id).id()).stream()
                .map(ModuleJson::version)
                .toList());
    }

    @Operation(operationId = "getModuleVersion", summary = "Shows one version with its courses")
    @GetMapping("/{id}/versions/{n}")
    @Allowed(Permission.SEE_LIBRARY)
    ModuleJson.Text version(@PathVariable int id, @PathVariable int n) {
        return ModuleJson.version(texts.version(id, n));
    }
}
