package dev.muster.api.people;

import static dev.muster.testing.Quoted.quoted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Calls;
import dev.muster.testing.MusterTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@MusterTest
@NullUnmarked
class PeopleApiTest {
    private static final String BEARER = "Bearer " + MusterTest.ADMIN_TOKEN;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JsonMapper json;

    private MvcTestResult send(HttpMethod method, String path, String body) {
        return new Calls(mvc).send(method, path, body);
    }

    private JsonNode read(MvcTestResult result) {
        return json.readTree(result.getResponse().getContentAsByteArray());
    }

    private MvcTestResult take(String query, String csv) {
        return mvc.post()
                .uri("/api/v1/imports/people" + query)
                .multipart()
                .file(new MockMultipartFile("file", "hr.csv", "text/csv", csv.getBytes(UTF_8)))
                .header("Authorization", BEARER)
                .exchange();
    }

    @Test
    void aPersonIsCreatedFoundChangedAndDeactivated() {
        MvcTestResult created = send(
                HttpMethod.POST,
                "/people",
                quoted("{'givenName':'Ana','familyName':'Silva','attributes':{'location':['Leeds, Central']}}"));
        assertThat(created).hasStatus(201);
        JsonNode ana = read(created);
        assertThat(ana.path("username").asString()).isEqualTo("ana.silva");
        assertThat(ana.path("inherited").path("region").isArray()).isTrue();
        String at = "/people/" + ana.path("id").asString();

        JsonNode found = read(send(HttpMethod.GET, "/people?search=SILVA ana&location=Leeds, Central&department=", ""));
        assertThat(found.path("total").asInt()).isEqualTo(1);
        assertThat(found.path("items").get(0)).isEqualTo(ana);

        JsonNode moved = read(send(
                HttpMethod.PATCH,
                at,
                quoted("{'attributes':{'role':['Cook']},'email':'ana@northline.example','id':'9'}")));
        assertThat(moved.path("attributes").path("location").get(0).asString()).isEqualTo("Leeds, Central");
        assertThat(moved.path("version").asInt()).isEqualTo(2);
        assertThat(mvc.patch()
                        .uri("/api/v1" + at)
                        .header("Authorization", BEARER)
                        .header("If-Match", quoted("'1'"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(quoted("{'email':null}")))
                .hasStatus(409);
        assertThat(send(HttpMethod.PATCH, at, quoted("{'shoeSize':44}"))).hasStatus(400);
        assertThat(send(HttpMethod.GET, "/people/abc", "")).hasStatus(404);
        assertThat(send(HttpMethod.GET, "/people?limit=201", "")).hasStatus(400);

        assertThat(read(send(HttpMethod.POST, at + "/deactivate", ""))
                        .path("status")
                        .asString())
                .isEqualTo("DEACTIVATED");
        assertThat(read(send(HttpMethod.GET, "/people?search=silva", ""))
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(read(send(HttpMethod.GET, "/people?search=silva&status=DEACTIVATED", ""))
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(read(send(HttpMethod.POST, at + "/reactivate", ""))
                        .path("status")
                        .asString())
                .isEqualTo("ACTIVE");
        assertThat(read(send(HttpMethod.POST, at + "/leave", quoted("{'from':'2026-11-20','until':'2026-12-01'}")))
                        .path("status")
                        .asString())
                .isEqualTo("ON_LEAVE");
    }

    @Test
    void valuesAreManaged() {
        MvcTestResult made = send(HttpMethod.POST, "/attributes/location/values", quoted("{'name':'Hull'}"));
        assertThat(made).hasStatus(201);
        String at = "/attributes/location/values/" + read(made).path("id").asString();
        JsonNode moved = read(send(HttpMethod.PATCH, at, quoted("{'region':'Yorkshire'}")));
        assertThat(moved.path("region").asString()).isEqualTo("Yorkshire");
        assertThat(send(HttpMethod.PATCH, at, quoted("{'colour':'red'}"))).hasStatus(400);
        assertThat(send(HttpMethod.GET, "/attributes/shoes/values", "")).hasStatus(404);
        assertThat(send(HttpMethod.DELETE, at, "")).hasStatus(204);
        assertThat(send(HttpMethod.GET, at, "")).hasStatus(404);
    }

    @Test
    void aFileIsTriedThenTaken() {
        String csv = "id;first_name;last_name;department;hire_date\n1;Ben;King;Bar;2020-01-31\n2;;Nameless;Bar;\n";
        JsonNode dry = read(take("?dryRun=true", csv));
        assertThat(dry.path("created").asInt()).isEqualTo(1);
        assertThat(dry.path("rejected").get(0).path("line").asInt()).isEqualTo(3);
        assertThat(read(send(HttpMethod.GET, "/people?search=king", ""))
                        .path("total")
                        .asInt())
                .isZero();
        JsonNode real = read(take("", csv));
        assertThat(real.path("created").asInt()).isEqualTo(1);
        assertThat(read(send(HttpMethod.GET, "/people?search=king", ""))
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(take("", "id,first_name\n1,\"Ben")).hasStatus(400);
        assertThat(mvc.post().uri("/api/v1/imports/people").multipart().header("Authorization", BEARER))
                .hasStatus(400);
    }

    @Test
    void aLargeFileIsAJob() {
        StringBuilder csv = new StringBuilder("id,first_name,last_name\n");
        for (int i = 0; i < 1_001; i++) {
            csv.append("L").append(i).append(",Many,People\n");
        }
        MvcTestResult queued = take("", csv.toString());
        assertThat(queued).hasStatus(202);
        String job = read(queued).path("job").path("id").asString();
        assertThat(read(send(HttpMethod.GET, "/jobs/" + job, "")).path("state").asString())
                .isEqualTo("QUEUED");
        assertThat(read(send(HttpMethod.POST, "/jobs/" + job + "/cancel", ""))
                        .path("state")
                        .asString())
                .isEqualTo("CANCELLED");
        assertThat(read(take("?wait=true", csv.toString())).path("created").asInt())
                .isEqualTo(1_001);
        assertThat(send(HttpMethod.GET, "/jobs/999999", "")).hasStatus(404);
    }
}
