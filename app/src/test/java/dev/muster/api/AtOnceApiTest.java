package dev.muster.api;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Calls;
import dev.muster.testing.MusterTest;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Six who send the same at once; and what a text means that is an id and a name. */
@MusterTest
@NullUnmarked
class AtOnceApiTest {
    private static final int SIX = 6;

    @Autowired
    MockMvcTester mvc;

    @Test
    void peopleOfOneNameGetUsernamesOfTheirOwn() throws Exception {
        assertThat(atOnce("/people", "{'givenName':'Ida','familyName':'Six','attributes':{'role':['Baker']}}"))
                .allSatisfy(r -> assertThat(r).hasStatus(201));
        assertThat(calls().admin("/people?search=ida")
                        .path("items")
                        .valueStream()
                        .map(p -> p.path("username").asString())
                        .distinct())
                .hasSize(SIX);
    }

    @Test
    void oneOfSixGetsWhatCanBeThereOnce() throws Exception {
        once("/people", "{'givenName':'A','familyName':'B%d','email':'six@northline.example'}", "email");
        once("/people", "{'givenName':'C','familyName':'D%d','employeeNumber':'S6'}", "employeeNumber");
        once("/people", "{'givenName':'E','familyName':'F%d','username':'six.times'}", "username");
        once("/groups", "{'name':'Six','kind':'STATIC'}", "name");
        once("/attributes/location/values", "{'name':'Sixth','region':{'name':'R%d'}}", "name");
        assertThat(calls().admin("/attributes/location/values?search=sixth")
                        .path("items")
                        .get(0)
                        .path("region")
                        .asString())
                .startsWith("R");
    }

    @Test
    void anIdIsAnIdAndANameIsSaidToBeOne() {
        Calls calls = calls();
        String id = value(calls, "Cook");
        String namedSo = value(calls, id);
        String other = value(calls, "Chef");
        String at = "/attributes/role/values/" + other;
        calls.admin(HttpMethod.PATCH, at, "{'mergeInto':'" + id + "'}", 409);
        assertThat(calls.admin(HttpMethod.PATCH, at, "{'mergeInto':{'name':'" + id + "'}}", 200)
                        .path("id")
                        .asString())
                .isEqualTo(namedSo);
        assertThat(calls.admin(
                                HttpMethod.PATCH,
                                "/attributes/role/values/" + value(calls, "Baker two"),
                                "{'mergeInto':{'id':'" + id + "'}}",
                                200)
                        .path("id")
                        .asString())
                .isEqualTo(id);
        String free = value(calls, "Waiter");
        assertThat(calls.admin(
                                HttpMethod.PATCH,
                                "/attributes/role/values/" + value(calls, "Server"),
                                "{'mergeInto':'" + free + "'}",
                                200)
                        .path("id")
                        .asString())
                .isEqualTo(free);
        calls.admin(HttpMethod.PATCH, "/attributes/role/values/" + free, "{'mergeInto':'999999'}", 400);
        calls.admin(HttpMethod.PATCH, "/attributes/role/values/" + free, "{'mergeInto':{'x':'1'}}", 400);
    }

    private static String value(Calls calls, String name) {
        return calls.admin(HttpMethod.POST, "/attributes/role/values", "{'name':'" + name + "'}", 201)
                .path("id")
                .asString();
    }

    private void once(String path, String body, String named) throws Exception {
        List<MvcTestResult> all = atOnce(path, body);
        assertThat(all).filteredOn(r -> r.getResponse().getStatus() == 201).hasSize(1);
        assertThat(all)
                .filteredOn(r -> r.getResponse().getStatus() == 409)
                .hasSize(SIX - 1)
                .allSatisfy(r -> assertThat(text(r)).contains(quoted("'field':'%s'", named)));
    }

    private List<MvcTestResult> atOnce(String path, String body) throws Exception {
        CyclicBarrier together = new CyclicBarrier(SIX);
        List<CompletableFuture<MvcTestResult>> all = new ArrayList<>();
        try (ExecutorService six = Executors.newFixedThreadPool(SIX)) {
            for (int i = 0; i < SIX; i++) {
                String mine = body.replace('\'', '"').replace("%d", String.valueOf(i));
                all.add(CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                together.await();
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                            return mvc.post()
                                    .uri("/api/v1" + path)
                                    .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .content(mine)
                                    .exchange();
                        },
                        six));
            }
            return all.stream().map(CompletableFuture::join).toList();
        }
    }

    private Calls calls() {
        return new Calls(mvc);
    }

    private static String text(MvcTestResult r) {
        try {
            return r.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
