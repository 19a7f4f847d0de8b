package dev.muster.audience;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.lists.ContentGroupsGrid;
import dev.muster.audience.groups.Groups;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import dev.muster.testing.As;
import dev.muster.testing.MusterTest;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The groups' screens as a browser sends and receives them. */
@MusterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupPagesTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    DSLContext db;

    @Autowired
    Groups groups;

    @Autowired
    ContentGroupsGrid giving;

    @Autowired
    Scopes scopes;

    private Company company;
    private String leeds = "";
    private int ana;
    private int ben;
    private int n;

    @BeforeEach
    void twoPeople() {
        company = new Company(db);
        n++;
        leeds = "Leeds " + n;
        ana = company.person("Ana" + n, company.value(Attribute.LOCATION, leeds));
        ben = company.person("Ben" + n);
    }

    @Test
    void theBuilderCountsWhileItIsBuilt() {
        MvcTestResult counted = mvc.post()
                .uri("/admin/groups/new/count")
                .with(As.admin())
                .header("HX-Request", "true")
                .param("kind", "DYNAMIC")
                .param("c0.what", "location")
                .param("c0.was", "location")
                .param("c0.is", "any")
                .param("c0.typed", leeds)
                .exchange();
        assertThat(counted)
                .hasStatusOk()
                .bodyText()
                .contains("Create group with 1 person", "Ana" + n + " Northline", "Location " + leeds, "Joins")
                .doesNotContain("<html");
    }

    @Test
    void buttonsOfTheBuilderAddAndRemoveConditionsAndValues() {
        var rows = mvc.post()
                .uri("/admin/groups/new/count")
                .with(As.admin())
                .param("c0.what", "role")
                .param("c0.was", "location")
                .param("c0.values", leeds)
                .param("do", "add")
                .exchange();
        assertThat(rows)
                .as("another attribute begins anew; a second condition is there; a whole page without htmx")
                .hasStatusOk()
                .bodyText()
                .contains("c1.what", "<html")
                .doesNotContain(leeds);
        var removed = mvc.post()
                .uri("/admin/groups/new/count")
                .with(As.admin())
                .param("c0.what", "location")
                .param("c0.was", "location")
                .param("c0.values", leeds)
                .param("do", "remove:0")
                .exchange();
        assertThat(removed).bodyText().contains("everyone").doesNotContain("c0.what");
    }

    @Test
    void aConditionThatIsNotCompleteIsRefusedAtItsField() {
        assertThat(mvc.post()
                        .uri("/admin/groups")
                        .with(As.admin())
                        .param("name", "Never made " + n)
                        .param("c0.what", "role")
                        .param("c0.was", "role")
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("Choose at least one, or remove the condition.", "href=\"#c0-typed\"", "Error: New group");
    }

    @Test
    void anAuditorSeesCountsAndNamesWithinTheScopeOnly() {
        int group = company.group("Both " + n, null);
        int course = company.course("Scoped " + n);
        db.execute(
                "insert into group_member (group_id, person_id, since) values (?, ?, '2026-01-01Z'), (?, ?, '2026-01-01Z')",
                group,
                ana,
                group,
                ben);
        db.execute(
                "insert into rule (kind, content_id, group_id, created_at) values ('GROUP', ?, ?, '2026-01-01Z')",
                course,
                group);
        db.execute("""
                update person set scope = jsonb_build_object('all', jsonb_build_array(jsonb_build_object('group', ?::text)))
                where id in (?, ?)""", String.valueOf(group), ana, ben);
        var scope = Audience.of(new Audience.Has(Attribute.LOCATION, List.of(leeds), false));
        var auditor = new Actor(Actor.Kind.PERSON, 0, "Auditor", AccessLevel.AUDITOR, scope);
        assertThat(mvc.get()
                        .uri("/admin/groups/" + group + "/rules")
                        .with(As.actor(auditor))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Ana" + n)
                .doesNotContain("Ben" + n);
        assertThat(giving.groups(course, scopes.condition(auditor)))
                .extracting(ContentGroupsGrid.Row::members)
                .containsExactly(1);
    }

    @Test
    void aDynamicGroupIsMadeChangedAfterAReviewAndListed() {
        assertThat(mvc.post()
                        .uri("/admin/groups")
                        .with(As.admin())
                        .param("name", "People of " + leeds)
                        .param("kind", "DYNAMIC")
                        .param("c0.what", "location")
                        .param("c0.was", "location")
                        .param("c0.is", "any")
                        .param("c0.values", leeds)
                        .exchange())
                .hasStatus(303);
        int id = idOf("People of " + leeds);
        assertThat(page("/admin/groups?search=" + leeds.substring(leeds.length() - 1)))
                .bodyText()
                .contains("People of " + leeds, "Dynamic");
        assertThat(page("/admin/groups/" + id)).bodyText().contains("Ana" + n).doesNotContain("Add somebody");
        assertThat(page("/admin/groups/" + id + "/rules")).bodyText().contains(leeds, "Review changes");

        var review = mvc.post()
                .uri("/admin/groups/" + id + "/rules/review")
                .with(As.admin())
                .param("c0.what", "people")
                .param("c0.was", "people")
                .param("c0.values", String.valueOf(ben))
                .exchange();
        assertThat(review).hasStatusOk().bodyText().contains("Save: 1 join, 1 leave", "Ben" + n, "Named in the list");
        assertThat(company.members(id)).containsExactly(ana);
        assertThat(mvc.post()
                        .uri("/admin/groups/" + id + "/rules")
                        .with(As.admin())
                        .param("version", "1")
                        .param("c0.what", "people")
                        .param("c0.was", "people")
                        .param("c0.values", String.valueOf(ben))
                        .exchange())
                .hasStatus(303);
        assertThat(company.members(id)).containsExactly(ben);
    }

    @Test
    void membersOfAStaticGroupAreAddedByNameAndRemoved() {
        int id = company.group("Team " + n, null);
        assertThat(mvc.post()
                        .uri("/admin/groups/" + id + "/members")
                        .with(As.admin())
                        .param("typed", "Ana" + n)
                        .exchange())
                .hasStatus(303);
        assertThat(company.members(id)).containsExactly(ana);
        assertThat(mvc.post()
                        .uri("/admin/groups/" + id + "/members")
                        .with(As.admin())
                        .param("typed", "Northline")
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("Choose somebody from the list");
        assertThat(mvc.post()
                        .uri("/admin/groups/" + id + "/members/" + ana + "/remove")
                        .with(As.admin())
                        .exchange())
                .hasStatus(303);
        assertThat(company.members(id)).isEmpty();
        assertThat(page("/admin/groups/" + id)).bodyText().contains("Nobody belongs to this group");
    }

    @Test
    void aCourseIsAttachedAfterALookAtWhoGetsIt() {
        int id = company.group("Trained " + n, null);
        db.insertInto(dev.muster.generated.db.Tables.GROUP_MEMBER)
                .values(id, ana, dev.muster.testing.TestClock.START)
                .execute();
        int course = company.course("Fire safety " + n);
        String at = "/admin/groups/" + id + "/training";
        assertThat(page(at)).bodyText().contains("No training attached");
        assertThat(page(at + "/choices?typed=fire")).bodyText().contains("Fire safety " + n);
        assertThat(mvc.post()
                        .uri(at + "/review")
                        .with(As.admin())
                        .param("typed", "Fire safety " + n)
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Attach: 1 person gets it", "Ana" + n);
        assertThat(page(at)).bodyText().contains("No training attached");
        assertThat(mvc.post()
                        .uri(at)
                        .with(As.admin())
                        .param("content", String.valueOf(course))
                        .exchange())
                .hasStatus(303);
        assertThat(page(at)).bodyText().contains("Fire safety " + n, "Group: Trained " + n);
        assertThat(mvc.post()
                        .uri(at + "/review")
                        .with(As.admin())
                        .param("detach", String.valueOf(course))
                        .exchange())
                .bodyText()
                .contains("Detach: 1 person loses it");
        assertThat(page("/admin/groups?search=Trained")).bodyText().contains("data-label=\"Training\">1<");
    }

    @Test
    void whoGainsAndLosesTrainingIsShownByNameBeforeAndCanBeUndoneAfter() {
        int course = company.course("Ladders " + n);
        int team = company.group("Crew " + n, null);
        String at = "/admin/groups/" + team;
        var attached = mvc.post()
                .uri(at + "/training")
                .with(As.admin())
                .param("content", String.valueOf(course))
                .exchange();
        assertThat(attached.getMvcResult().getFlashMap().get("flash-undo"))
                .asString()
                .startsWith("/admin/undo/");

        var look = mvc.post()
                .uri(at + "/members")
                .with(As.admin())
                .param("typed", "Ana" + n)
                .exchange();
        assertThat(look).hasStatusOk().bodyText().contains("Add: 1 person gets training", "Ana" + n, "Ladders " + n);
        assertThat(company.members(team)).isEmpty();
        var added = mvc.post()
                .uri(at + "/members")
                .with(As.admin())
                .param("personId", String.valueOf(ana))
                .param("reviewed", "true")
                .exchange();
        assertThat(added).hasStatus(303);
        assertThat(company.members(team)).containsExactly(ana);
        assertThat(mvc.post()
                        .uri(at + "/members/" + ana + "/remove")
                        .with(As.admin())
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Remove: 1 person loses training", "Ladders " + n);
        String undo = String.valueOf(added.getMvcResult().getFlashMap().get("flash-undo"));
        assertThat(page(undo)).bodyText().contains("Undo: 1 person loses it", "Ana" + n, "Ladders " + n);
        assertThat(mvc.post().uri(undo).with(As.admin()).exchange()).hasStatus(303);
        assertThat(company.members(team)).isEmpty();

        int rules = company.group("Rules " + n, quoted("{'all':[{'people':['%s']}]}", ana));
        db.insertInto(dev.muster.generated.db.Tables.GROUP_MEMBER)
                .values(rules, ana, dev.muster.testing.TestClock.START)
                .execute();
        mvc.post()
                .uri("/admin/groups/" + rules + "/training")
                .with(As.admin())
                .param("content", String.valueOf(course))
                .exchange();
        assertThat(mvc.post()
                        .uri("/admin/groups/" + rules + "/rules/review")
                        .with(As.admin())
                        .param("c0.what", "people")
                        .param("c0.was", "people")
                        .param("c0.values", String.valueOf(ben))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Save: 1 loses, 1 gains", "Loses it", "Gets it", "Ladders " + n);
    }

    @Test
    void aUsedGroupSaysWhereItIsUsedAndHowToDeleteIt() {
        int id = company.group("Used " + n, null);
        company.group("Uses it " + n, quoted("{'all':[{'group':'%s'}]}", id));
        assertThat(page("/admin/groups/" + id + "/rules")).bodyText().contains("Uses it " + n);
        assertThat(mvc.post()
                        .uri("/admin/groups/" + id + "/edit/delete")
                        .with(As.admin())
                        .exchange())
                .hasStatus(409)
                .bodyText()
                .contains("it is used by the group Uses it " + n);
    }

    @Test
    void choicesAreOfTheListsAndOfPeopleInScope() {
        assertThat(page("/admin/audience/choices?what=location&c0.typed=eeds"))
                .bodyText()
                .contains(leeds);
        String people = "/admin/audience/choices?what=people&c0.typed=northline";
        Audience scope = Audience.of(new Audience.Has(Attribute.LOCATION, List.of(leeds), false));
        var manager = As.person(ana, AccessLevel.MANAGER, scope);
        assertThat(page(people, manager)).bodyText().contains("Ana" + n).doesNotContain("Ben" + n);
        assertThat(page("/admin/groups", manager)).hasStatus(403);
        assertThat(page("/admin/groups", As.person(ana, AccessLevel.AUDITOR)))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("New group");
    }

    private int idOf(String name) {
        return db.select(dev.muster.generated.db.Tables.PEOPLE_GROUP.ID)
                .from(dev.muster.generated.db.Tables.PEOPLE_GROUP)
                .where(dev.muster.generated.db.Tables.PEOPLE_GROUP.NAME.eq(name))
                .fetchSingle()
                .value1();
    }

    private MvcTestResult page(String uri) {
        return page(uri, As.admin());
    }

    private MvcTestResult page(String uri, RequestPostProcessor who) {
        return mvc.get().uri(uri).with(who).exchange();
    }
}
