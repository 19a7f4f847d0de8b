package dev.muster.api.document;

import dev.muster.api.JobAnswer;
import dev.muster.api.Sent;
import dev.muster.api.Shaped;
import dev.muster.api.document.Shapes.Way;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Encoding;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;

/** One operation of the document: what its handler reads and answers, and how it can be refused. */
final class Operations {
    private final Shapes shapes;
    private final Examples examples;
    private final Parameters parameters;
    private final Map<String, ApiResponse> refusals = new TreeMap<>();

    Operations(Shapes shapes, Examples examples) {
        this.shapes = shapes;
        this.examples = examples;
        this.parameters = new Parameters(shapes);
    }

    /** By name, those that the operations described so far refer to. */
    Map<String, ApiResponse> refusals() {
        return refusals;
    }

    void describe(String path, HttpMethod method, Operation operation, HandlerMethod handler) {
        var said = handler.getMethodAnnotation(io.swagger.v3.oas.annotations.Operation.class);
        if (said != null) {
            operation.operationId(said.operationId()).summary(said.summary());
        }
        operation.tags(List.of(tag(path)));
        parameters.describe(method, operation, handler);
        body(operation, handler);
        ApiResponses responses = new ApiResponses();
        answer(responses, operation.getOperationId(), handler);
        if (FileAnswers.mayBeJob(handler)
                || Arrays.stream(handler.getMethodParameters()).anyMatch(p -> "wait".equals(Parameters.name(p)))) {
            ApiResponse taken =
                    json("Taken on; the job says when it is done", JobAnswer.Taken.class, Examples.ANY, "202");
            responses.addApiResponse("202", taken);
        }
        Refusals.of(path, method, operation).forEach((status, text) -> {
            String name = "Refused" + status;
            refusals.computeIfAbsent(name, n -> problem(status, text));
            responses.addApiResponse(status, new ApiResponse().$ref("#/components/responses/" + name));
        });
        operation.responses(responses);
    }

    /** The first part of the path in words: "Sign-in codes". */
    private static String tag(String path) {
        String first = path.split("/")[3];
        return switch (first) {
            case "me" -> "My training";
            case "sign-in-codes" -> "Sign-in codes";
            case "due-dates" -> "Due dates";
            default -> first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1);
        };
    }

    private void body(Operation operation, HandlerMethod handler) {
        for (MethodParameter p : handler.getMethodParameters()) {
            var read = p.getParameterAnnotation(org.springframework.web.bind.annotation.RequestBody.class);
            boolean upload = p.getParameterType() == MultipartFile.class;
            if (read == null && !upload) {
                continue;
            }
            Shaped shaped = p.getParameterAnnotation(Shaped.class);
            Type type = type(shaped, p.getGenericParameterType());
            Way way = shaped != null && shaped.merged() ? Way.MERGED : Way.SENT;
            MediaType media = new MediaType().schema(shapes.of(type, way));
            Sent sent = type instanceof Class<?> c ? c.getAnnotation(Sent.class) : null;
            if (sent != null && !upload) {
                media.setExample(example(sent.example()));
            }
            if (upload && type instanceof Class<?> form && form.isRecord()) {
                Arrays.stream(form.getRecordComponents())
                        .filter(c -> c.isAnnotationPresent(Shaped.class))
                        .forEach(c -> media.addEncoding(c.getName(), new Encoding().contentType("application/json")));
            }
            operation.requestBody(new RequestBody()
                    .required(read == null || read.required())
                    .content(new Content().addMediaType(upload ? "multipart/form-data" : "application/json", media)));
        }
    }

    private static Object example(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }

    private void answer(ApiResponses responses, String operation, HandlerMethod handler) {
        ResponseStatus declared = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), ResponseStatus.class);
        HttpStatus status = declared == null ? HttpStatus.OK : declared.code();
        Type type = type(
                handler.getMethodAnnotation(Shaped.class), handler.getMethod().getGenericReturnType());
        String number = String.valueOf(status.value());
        ApiResponse answer = status == HttpStatus.NO_CONTENT
                ? new ApiResponse().description(status.getReasonPhrase())
                : answer(status.getReasonPhrase(), type, handler, operation, number);
        responses.addApiResponse(number, answer);
    }

    private static Type type(@Nullable Shaped shaped, Type declared) {
        return shaped == null ? declared : shaped.value();
    }

    private ApiResponse answer(String text, Type type, HandlerMethod handler, String operation, String status) {
        Schema<?> schema = shapes.of(type, Way.ANSWERED);
        return "binary".equals(schema.getFormat())
                ? new ApiResponse()
                        .description(text)
                        .content(new Content()
                                .addMediaType(FileAnswers.mediaType(handler), new MediaType().schema(schema)))
                : json(text, type, operation, status);
    }

    private ApiResponse json(String text, Type type, String operation, String status) {
        MediaType media = new MediaType().schema(shapes.of(type, Way.ANSWERED));
        return new ApiResponse()
                .description(text)
                .content(new Content().addMediaType("application/json", examples.into(media, operation, status)));
    }

    private ApiResponse problem(String status, String text) {
        MediaType media = new MediaType().schema(shapes.of(Problem.class, Way.ANSWERED));
        ApiResponse response = new ApiResponse()
                .description(text)
                .content(new Content()
                        .addMediaType("application/problem+json", examples.into(media, Examples.ANY, status)));
        if (Refusals.sayWhen(status)) {
            response.addHeaderObject(
                    "Retry-After", new Header().description("Seconds").schema(shapes.of(int.class, Way.ANSWERED)));
        }
        return response;
    }
}
