package dev.muster.api.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Answers as they were really given, by operation and status. A test asks for each of them anew, and fails where it is another. */
final class Examples {
    static final String FILE = "/api/examples.json";

    /** Stands for all operations, where what is answered is the same for all: jobs taken on, refusals. */
    static final String ANY = "any";

    private final JsonNode all;

    private Examples(JsonNode all) {
        this.all = all;
    }

    static Examples read() {
        try (InputStream file = Examples.class.getResourceAsStream(FILE)) {
            return new Examples(Json.mapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MediaType into(MediaType media, String operation, String status) {
        JsonNode example = all.path(operation).path(status);
        return example.isMissingNode() ? media : media.example(example);
    }
}
