package dev.muster.api.document;

import dev.muster.api.people.AttributeFilters;
import dev.muster.edge.Lists;
import dev.muster.shared.Actor;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document: paths and parameters as springdoc finds them, all else by {@link Operations} and {@link Shapes}. */
@Configuration(proxyBeanMethods = false)
class OpenApi {
    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Actor.class, Lists.Ask.class, AttributeFilters.class)
                .replaceWithSchema(JsonNode.class, new ObjectSchema())
                .replaceWithSchema(ObjectNode.class, new ObjectSchema());
    }

    private final Map<Operation, HandlerMethod> handlers = Collections.synchronizedMap(new IdentityHashMap<>());

    @Bean
    OpenAPI document() {
        return new OpenAPI()
                .info(new Info()
                        .title("Muster")
                        .version("1")
                        .description(
                                "Who must learn what, by when and why. Ids are strings; instants RFC 3339 UTC; dates"
                                        + " YYYY-MM-DD. Errors are RFC 9457 problem documents."))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }

    @Bean
    OperationCustomizer handlersOfOperations() {
        return (operation, handler) -> {
            handlers.put(operation, handler);
            return operation;
        };
    }

    @Bean
    OpenApiCustomizer shapesOfOperations() {
        return document -> {
            Shapes shapes = new Shapes();
            Operations operations = new Operations(shapes, Examples.read());
            TreeSet<String> tags = new TreeSet<>();
            document.getPaths()
                    .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                        HandlerMethod handler = handlers.get(operation);
                        if (handler == null) {
                            throw new IllegalStateException("Nothing handles " + method + " " + path);
                        }
                        operations.describe(path, method, operation, handler);
                        tags.addAll(operation.getTags());
                    }));
            document.setTags(tags.stream().map(t -> new Tag().name(t)).toList());
            document.getComponents().setSchemas(schemas(shapes));
            document.getComponents().setResponses(operations.refusals());
        };
    }

    @SuppressWarnings("rawtypes")
    private static Map<String, Schema> schemas(Shapes shapes) {
        return new TreeMap<>(shapes.all());
    }
}
