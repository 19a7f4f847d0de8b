package dev.muster;

import static dev.muster.generated.db.Tables.AUDIT_ENTRY;
import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Routes.Route;
import dev.muster.access.Permission;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import dev.muster.testing.As;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who sees one place only reads everything there is to read, about rules, groups, content and acts that have to
 * do with somebody elsewhere: neither the name nor the id of that person is in any answer.
 */
@MusterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutsidersTest {
    private static final String NAME = "Quisquilloso";
    private static final String ID = "7654321";
    private static final String DRAFT = "Geheimplan";
    private static final Audience LEEDS = Audience.of(new Audience.Has(Attribute.LOCATION, List.of("Leeds"), false));

    @Autowired
    @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    DSLContext db;

    /** What stands for a variable of a path, by what comes before it. */
    private final Map<String, List<String>> ids = new LinkedHashMap<>();

    private String lena = "";
    private String bob = "";
    private String cai = "";
    private String draft = "";

    private List<String> everything = List.of();

    /** What nobody has. */
    private String free = "";

    @BeforeAll
    void company() throws Exception {
        TestDatabase.asOwner(db, "alter sequence person_id_seq restart with " + ID);
        person("Xaver", NAME, quoted("'attributes':{'location':['London']}"));
        TestDatabase.asOwner(db, "alter sequence person_id_seq restart with 500");
        lena = person("Lena", "Local", quoted("'managerId':'%s','attributes':{'location':['Leeds']}", ID));
        String both = quoted("['%s','%s']", ID, lena);
        String people = quoted("{'all':[{'people':%s}]}", both);
        String reports = quoted("{'all':[{'reportsOf':'%s','deep':true}]}", ID);
        String step = quoted("'steps':[{'kind':'TEXT','title':'Read','body':'This.'}]");
        String course =
                make("/courses", quoted("{'title':'Fire','status':'ACTIVE','visibility':%s,%s}"), reports, step);
        draft = make("/courses", quoted("{'title':'%s','visibility':%%s,%%s}", DRAFT), people, step);
        String module = make("/modules", quoted("{'title':'Basics','status':'ACTIVE','courses':['%s']}"), course);
        free = make("/courses", quoted("{'title':'Knives','status':'ACTIVE',%s}"), step);
        String chosen = make("/groups", quoted("{'name':'Chosen','kind':'STATIC'}"));
        send(HttpMethod.PUT, "/groups/" + chosen + "/members", quoted("{'add':%s}", both));
        String team = make("/groups", quoted("{'name':'Team','kind':'DYNAMIC','audience':%s}"), reports);
        send(HttpMethod.PUT, "/groups/" + team + "/content", quoted("{'contentIds':['%s']}", course));
        ids.put("groups", List.of(chosen, team));
        List<String> automations = new ArrayList<>();
        for (String audience : List.of(people, reports)) {
            automations.add(make("/automations", """
                {"name":"Rule","content":{"kind":"COURSE","id":"%s"},"audience":%s,"appliesTo":"FUTURE_AND_EXISTING"}""", course, audience));
        }
        ids.put("automations", automations);
        send(
                HttpMethod.POST,
                "/assignments",
                quoted("{'contentIds':['%s','%s'],'personIds':%s}", course, module, both));
        bob = person("Bob", "Boss", quoted("'attributes':{'location':['Leeds']}"));
        cai = person("Cai", "Calm", quoted("'attributes':{'location':['Leeds']}"));
        send(HttpMethod.PATCH, "/people/" + bob, quoted("{'accessLevel':'MANAGER','scope':%s}", people));
        ids.put("courses", List.of(course, draft));
        ids.put("modules", List.of(module));
        ids.put("people", List.of(lena, bob, ID));
        ids.put("access", List.of(lena, ID));
        ids.put("training", List.of(course, module, draft));
        // Made when they were in Leeds.
        String selection = String.valueOf(db.fetchValue(
                "insert into selection (id, actor_id, people, made_on, created_at)"
                        + " values (gen_random_uuid(), ?::int, array[?, ?]::int[], '/admin/people', now()) returning id",
                cai,
                ID,
                lena));
        ids.put("selections", List.of(selection));
        // Of each kind of act the first, the one after it, and the last.
        List<String> entries = db
                .select(DSL.min(AUDIT_ENTRY.ID), DSL.max(AUDIT_ENTRY.ID))
                .from(AUDIT_ENTRY)
                .groupBy(AUDIT_ENTRY.ACTION)
                .stream()
                .flatMap(r -> Stream.of(r.value1(), r.value2(), r.value1() + 1))
                .distinct()
                .map(String::valueOf)
                .toList();
        for (String of : List.of("audit", "acts", "undo")) {
            ids.put(of, entries);
        }
    }

    private String person(String given, String family, String more) throws Exception {
        return make("/people", quoted("{'givenName':'%s','familyName':'%s',%s}", given, family, more));
    }

    private String make(String path, String body, Object... values) throws Exception {
        return JsonMapper.shared()
                .readTree(send(HttpMethod.POST, path, body.formatted(values)))
                .path("id")
                .asString();
    }

    private String send(HttpMethod method, String path, String body) throws Exception {
        MvcTestResult result = mvc.method(method)
                .uri("/api/v1" + path)
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
        String answer = result.getResponse().getContentAsString();
        assertThat(result.getResponse().getStatus()).as(path + answer).isLessThan(300);
        return answer;
    }

    /** Every way to fill the path with what there is. */
    private Set<String> filled(Route route) {
        Set<String> paths = new LinkedHashSet<>(List.of(""));
        for (String part : route.path().substring(1).split("/")) {
            Set<String> longer = new LinkedHashSet<>();
            for (String path : paths) {
                String before = path.substring(path.lastIndexOf('/') + 1);
                List<String> choices = !part.startsWith("{")
                        ? List.of(part)
                        : part.equals("{attribute}") ? List.of("location") : ids.getOrDefault(before, List.of("1"));
                choices.forEach(c -> longer.add(path + "/" + c));
            }
            paths = longer;
        }
        return paths;
    }

    private List<String> leaks(AccessLevel level, List<String> hidden) throws Exception {
        Actor actor = new Actor(Actor.Kind.PERSON, Integer.parseInt(cai), "Cai Calm", level, LEEDS);
        List<String> leaks = new ArrayList<>();
        for (Route route : Routes.all(routes)) {
            if (!route.isRead() || route.needs() == null || !route.needs().isOf(level)) {
                continue;
            }
            for (String path : filled(route)) {
                MvcTestResult result = mvc.get().uri(path).with(As.actor(actor)).exchange();
                String answer = result.getResponse().getContentAsString();
                boolean asked = path.contains(ID);
                if (result.getResponse().getStatus() >= 500
                        || asked && result.getResponse().getStatus() < 400) {
                    leaks.add(path + " answers " + result.getResponse().getStatus());
                }
                for (String secret : hidden) {
                    int at = answer.indexOf(secret);
                    if (at >= 0 && !(asked && secret.equals(ID))) {
                        leaks.add(path + ": …" + answer.substring(Math.max(0, at - 60), at + secret.length()) + "…");
                    }
                }
            }
        }
        return leaks;
    }

    @Test
    void aManagerReadsNothingOfThem() throws Exception {
        assertThat(leaks(AccessLevel.MANAGER, List.of(NAME, ID, DRAFT))).isEmpty();
    }

    /** What is refused, or said to be done, names nobody and no draft either. */
    @Test
    void aManagerIsToldNothingOfThem() throws Exception {
        Actor manager = new Actor(Actor.Kind.PERSON, Integer.parseInt(cai), "Cai Calm", AccessLevel.MANAGER, LEEDS);
        List<String> told = new ArrayList<>();
        for (Route route : Routes.all(routes)) {
            if (!route.isApi()
                    || route.isRead()
                    || route.isUpload()
                    || !Permission.TRAIN_PEOPLE.equals(route.needs())) {
                continue;
            }
            for (String person : List.of(lena, ID)) {
                String some = quoted("'personIds':['%s']", person);
                for (String body : List.of(
                        quoted("{'contentIds':['%s'],%s}", draft, some),
                        quoted("{'contentId':'%s',%s}", draft, some),
                        quoted("{'contentId':'%s','dueOn':'2027-03-01',%s}", draft, some),
                        quoted("{'type':'Other','reason':'None'}"),
                        quoted("{'dueOn':'2027-03-01'}"))) {
                    for (String path : filled(route)) {
                        MvcTestResult result = mvc.method(route.method())
                                .uri(path)
                                .with(As.actor(manager))
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body)
                                .exchange();
                        String answer = result.getResponse().getContentAsString();
                        if (result.getResponse().getStatus() >= 500
                                || answer.contains(NAME)
                                || answer.contains(DRAFT)) {
                            told.add(route.method() + " " + path + body + ": " + answer);
                        }
                    }
                }
            }
        }
        assertThat(told).isEmpty();
    }

    /** By any form that a manager may send, with the outsider wherever a person can be named; their own people it reaches. */
    @Test
    void aManagerChangesNothingOfThem() throws Exception {
        List<String> wrong = new ArrayList<>();
        assertThat(formsThatChange(ID, wrong)).isEmpty();
        assertThat(wrong).isEmpty();
        assertThat(formsThatChange(lena, wrong)).hasSizeGreaterThan(3);
    }

    /** @param wrong to which answers are added that name the outsider */
    private Set<String> formsThatChange(String person, List<String> wrong) throws Exception {
        Actor manager = new Actor(Actor.Kind.PERSON, Integer.parseInt(cai), "Cai Calm", AccessLevel.MANAGER, LEEDS);
        Set<String> changing = new LinkedHashSet<>();
        String before = allOf(person);
        for (Route route : Routes.all(routes)) {
            if (route.isApi()
                    || !route.method().equals(HttpMethod.POST)
                    || route.needs() == null
                    || !route.needs().isOf(AccessLevel.MANAGER)) {
                continue;
            }
            for (String path : filled(route)) {
                for (boolean content : List.of(true, false)) {
                    MvcTestResult result = submit(manager, path, route.fields(), person, content);
                    String answer = result.getResponse().getContentAsString();
                    if (result.getResponse().getStatus() >= 500 || answer.contains(NAME)) {
                        wrong.add(path + " answers " + result.getResponse().getStatus() + ": " + answer);
                    }
                    String after = allOf(person);
                    if (!after.equals(before)) {
                        changing.add(route.path());
                        before = after;
                    }
                }
            }
        }
        return changing;
    }

    /** @param content whether content is named where it can be; else the outsider's id stands there, too */
    private MvcTestResult submit(Actor manager, String path, List<String> fields, String person, boolean content) {
        var request = mvc.post().uri(path).with(As.actor(manager));
        for (String field : fields) {
            request = request.param(
                    field,
                    switch (field) {
                        case "content", "contents", "course", "courses", "module" -> content ? free : person;
                        case "dueOn", "until" -> "2027-03-01";
                        case "from" -> "2027-02-01";
                        case "who" -> "p:" + person;
                        case "matching" ->
                            content
                                    ? ""
                                    : ids.getOrDefault("selections", List.of()).getFirst();
                        case "except", "drop", "add", "only", "rule" -> content ? "" : person;
                        case "to" -> "assign";
                        case "audience" -> quoted("{'all':[{'people':['%s']}]}", person);
                        case "act" -> "save";
                        case "silent", "onlyNew", "whole" -> "true";
                        case "clear" -> "false";
                        default -> person;
                    });
        }
        return request.exchange();
    }

    /** Every row that is about somebody. */
    private String allOf(String person) {
        if (everything.isEmpty()) {
            everything = db.fetch("""
                            select format('select %L || json_agg(t order by t::text) from %I t where %I = ', c.table_name, c.table_name, c.column_name)
                            from information_schema.columns c
                            join information_schema.tables t using (table_schema, table_name)
                            where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
                              and (c.column_name = 'person_id' or c.table_name = 'person' and c.column_name = 'id')""").map(r -> r.get(0, String.class));
        }
        return db.fetch(everything.stream().map(rows -> rows + person).collect(Collectors.joining(" union all ")))
                .getValues(0)
                .toString();
    }

    @Test
    void anAuditorOfOnePlaceReadsNothingOfThem() throws Exception {
        assertThat(leaks(AccessLevel.AUDITOR, List.of(NAME, ID))).isEmpty();
    }

    @Test
    void anAuthorReadsNothingOfPeople() throws Exception {
        assertThat(leaks(AccessLevel.AUTHOR, List.of(NAME, ID))).isEmpty();
    }
}
