package dev.muster.api.me;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.ContentJson;
import dev.muster.api.training.TrainingJson;
import dev.muster.api.training.TrainingJsons;
import dev.muster.assignment.own.CatalogGrid;
import dev.muster.edge.Lists;
import dev.muster.shared.Actor;
import dev.muster.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the caller finds: visible to them, or assigned to them. */
@RestController
class CatalogResource {
    private final CatalogGrid catalog;
    private final TrainingJsons json;

    CatalogResource(CatalogGrid catalog, TrainingJsons json) {
        this.json = json;
        this.catalog = catalog;
    }

    /** @param training null: they don't have it; beginning it makes it theirs */
    record CatalogItem(
            ContentJson content,
            String description,
            List<String> tags,
            @Nullable TrainingJson training) {}

    private List<CatalogItem> items(List<CatalogGrid.Item> found) {
        var trainings = json.forLearner(found.stream()
                        .map(CatalogGrid.Item::training)
                        .filter(Objects::nonNull)
                        .toList())
                .iterator();
        return found.stream()
                .map(i -> new CatalogItem(
                        ContentJson.of(i.content()),
                        i.description(),
                        i.tags(),
                        i.training() == null ? null : trainings.next()))
                .toList();
    }

    @Operation(operationId = "listCatalog", summary = "Lists what the caller can begin or has")
    @GetMapping("/api/v1/me/catalog")
    @Allowed(Permission.OWN)
    Page<CatalogItem> catalog(
            Actor actor,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) @Nullable List<String> tag,
            Lists.Ask ask) {
        var query = new CatalogGrid.Query(search, tag == null ? List.of() : tag);
        return catalog.find(actor.personId(), query, ask.cursor(), ask.limit())
                .page()
                .mapAll(this::items);
    }
}
