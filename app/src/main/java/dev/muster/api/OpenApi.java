package dev.muster.api;

import dev.muster.edge.Lists;
import dev.muster.shared.Actor;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;

/** What the generated OpenAPI document says beyond what the code says by itself. */
@Configuration(proxyBeanMethods = false)
class OpenApi {
    private static final Map<String, String> PROBLEMS = Map.of(
            "400", "Bad input; errors name the fields",
            "401", "No or bad token",
            "403", "Not for this access level",
            "404", "Not there, or not in your scope",
            "406", "No answer in a type you accept",
            "409", "Conflict, or confirm is needed",
            "413", "Too large: a body holds 1 MB at most, an upload 64 MB",
            "415", "Not a media type that this address takes",
            "429", "Too many failures; Retry-After says when to try again",
            "503", "Busy; Retry-After says when to try again");

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Actor.class, Lists.Ask.class)
                .replaceWithSchema(JsonNode.class, new ObjectSchema());
    }

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
                        .addSchemas("Problem", problem())
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }

    @Bean
    OperationCustomizer operations() {
        return (operation, handler) -> {
            if (Arrays.stream(handler.getMethodParameters()).anyMatch(p -> p.getParameterType() == Lists.Ask.class)) {
                operation.addParametersItem(limit()).addParametersItem(query("cursor"));
            }
            idsAreStrings(operation);
            problems(operation);
            operation.setOperationId(name(handler));
            return operation;
        };
    }

    private static String name(HandlerMethod handler) {
        String resource = handler.getBeanType().getSimpleName().replace("Resource", "");
        return Character.toLowerCase(resource.charAt(0)) + resource.substring(1) + "."
                + handler.getMethod().getName();
    }

    private static void idsAreStrings(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(p -> "path".equals(p.getIn()))
                    .forEach(p -> p.setSchema(new StringSchema()));
        }
    }

    private static void problems(Operation operation) {
        ApiResponses responses = operation.getResponses();
        boolean mayTakeLong = operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(p -> "wait".equals(p.getName()));
        if (mayTakeLong) {
            responses.putIfAbsent("202", new ApiResponse().description("Taken on; the job says when it is done"));
        }
        PROBLEMS.forEach((status, text) -> responses.putIfAbsent(
                status,
                new ApiResponse()
                        .description(text)
                        .content(new Content()
                                .addMediaType(
                                        "application/problem+json",
                                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))))));
    }

    private static Schema<?> problem() {
        Schema<?> error =
                new ObjectSchema().addProperty("field", new StringSchema()).addProperty("message", new StringSchema());
        return new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("confirm", new IntegerSchema().description("Send again with ?confirm= this number"))
                .addProperty("incident", new StringSchema())
                .addProperty("errors", new ArraySchema().items(error));
    }

    private static Parameter limit() {
        return query("limit")
                .schema(new IntegerSchema()
                        .minimum(java.math.BigDecimal.ONE)
                        .maximum(java.math.BigDecimal.valueOf(Lists.MOST)));
    }

    private static Parameter query(String name) {
        return new Parameter().in("query").name(name).schema(new StringSchema());
    }
}
