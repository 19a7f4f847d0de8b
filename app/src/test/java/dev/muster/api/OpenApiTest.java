package dev.muster.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.MusterTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The checked-in document is the one the code makes; {@code ./run openapi} writes it anew. */
@MusterTest
class OpenApiTest {
    private static final Path CHECKED_IN = Path.of("../docs/openapi.json");

    @Autowired
    MockMvcTester mvc;

    @Test
    void theCheckedInDocumentIsTheServedOne() throws Exception {
        String served =
                mvc.get().uri("/api/v1/openapi.json").exchange().getResponse().getContentAsString();
        if (Boolean.getBoolean("openapi.write")) {
            Files.createDirectories(CHECKED_IN.getParent());
            Files.writeString(CHECKED_IN, served.strip() + "\n");
        }
        assertThat(Files.readString(CHECKED_IN).strip())
                .as("docs/openapi.json is not what the code says: ./run openapi")
                .isEqualTo(served.strip());
    }

    @Test
    void speaksOfApiPathsOnlyAndNamesNothingTwice() throws Exception {
        JsonNode document = JsonMapper.builder()
                .build()
                .readTree(mvc.get()
                        .uri("/api/v1/openapi.json")
                        .exchange()
                        .getResponse()
                        .getContentAsString());
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.path("paths").propertyNames()).allMatch(p -> p.startsWith("/api/v1/"));
        assertThat(document.path("components")
                        .path("securitySchemes")
                        .path("token")
                        .path("scheme")
                        .asString())
                .isEqualTo("bearer");
    }

    @Test
    void theReadablePageListsThePaths() {
        assertThat(mvc.get().uri("/api/docs").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("/api/v1/people/{id}/tokens", "Problem");
    }
}
