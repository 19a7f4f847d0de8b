package dev.muster.audience.groups;

import static dev.muster.generated.db.Tables.ATTRIBUTE_VALUE;
import static dev.muster.generated.db.Tables.AUDIT_ENTRY;
import static dev.muster.generated.db.Tables.AUDIT_LINE;
import static dev.muster.generated.db.Tables.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.audience.AudienceReport;
import dev.muster.audience.Audiences;
import dev.muster.audience.Company;
import dev.muster.audience.PersonRef;
import dev.muster.audience.Scopes;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import dev.muster.shared.AudienceJson;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotThere;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@MusterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupsTest {
    private static final Actor ADMIN = Actor.system("Test");
    private static final Groups.Edit PLAIN = new Groups.Edit(null, null, null, null);

    @Autowired
    DSLContext db;

    @Autowired
    Groups groups;

    @Autowired
    GroupUses uses;

    @Autowired
    AudienceReport report;

    @Autowired
    Audiences audiences;

    @Autowired
    Scopes scopes;

    @Autowired
    GroupGrid grid;

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
        ana = company.person("Ana", company.value(Attribute.LOCATION, leeds));
        ben = company.person("Ben");
    }

    @Test
    void aStaticGroupKeepsWhoWasAddedAndRemembersWhoLeft() {
        int id = staticGroup("Team");
        var added = groups.changeMembers(ADMIN, id, List.of(ana, ben), List.of(), PLAIN);
        assertThat(added.group().members()).isEqualTo(2);
        assertThat(groups.changeMembers(ADMIN, id, List.of(ana), List.of(), PLAIN)
                        .changes()
                        .any())
                .as("adding a member again changes nothing")
                .isFalse();
        var removed = groups.changeMembers(ADMIN, id, List.of(), List.of(ana), PLAIN);
        assertThat(removed.changes()).isEqualTo(new MembershipChanges(0, 1, Set.of(ana)));
        assertThat(company.members(id)).containsExactly(ben);
        var page = grid.members(ADMIN, id, "ben", null, 50);
        assertThat(page.items()).extracting(GroupGrid.Member::name).containsExactly("Ben Northline");
        assertThat(linesOf("group.members")).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aDynamicGroupHasItsMembersAtOnceAndNewValuesJoinTheirLists() {
        var saved = groups.create(ADMIN, "Cooks " + n, Group.Kind.DYNAMIC, location(leeds, "Atlantis " + n));
        assertThat(saved.changes().joined()).isEqualTo(1);
        assertThat(company.members(saved.group().id())).containsExactly(ana);
        assertThat(db.fetchExists(ATTRIBUTE_VALUE, ATTRIBUTE_VALUE.NAME.eq("Atlantis " + n)))
                .isTrue();
        assertThatThrownBy(() -> groups.changeMembers(ADMIN, saved.group().id(), List.of(ben), List.of(), PLAIN))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("dynamic");
    }

    @Test
    void countingAddsNoValues() {
        Audience audience = location("Nowhere " + n);
        assertThat(report.count(ADMIN, audiences.require(audience, "audience")).count())
                .isZero();
        assertThat(db.fetchExists(ATTRIBUTE_VALUE, ATTRIBUTE_VALUE.NAME.eq("Nowhere " + n)))
                .isFalse();
    }

    @Test
    void thePreviewSaysWhatTheSaveThenDoes() {
        int id = dynamicGroup(location(leeds));
        Audience others = Audience.of(new Audience.People(List.of(ben)));
        var effect = report.effect(ADMIN, id, audiences.require(others, "audience"));
        assertThat(effect.joining()).extracting(PersonRef::name).containsExactly("Ben Northline");
        assertThat(effect.leaving()).extracting(PersonRef::name).containsExactly("Ana Northline");
        var saved = groups.change(ADMIN, id, new Groups.Edit(null, others, 1, null));
        assertThat(saved.changes().joined()).isEqualTo(effect.joins());
        assertThat(saved.changes().left()).isEqualTo(effect.leaves());
        assertThat(saved.group().version()).isEqualTo(2);
        assertThatThrownBy(() -> groups.change(ADMIN, id, new Groups.Edit("Other", null, 1, null)))
                .as("somebody else saved meanwhile")
                .isInstanceOf(Conflict.class);
    }

    @Test
    void aDynamicGroupCanNameStaticGroupsOnly() {
        int dynamic = dynamicGroup(location(leeds));
        int fixed = staticGroup("Fixed");
        assertThatThrownBy(() -> dynamicGroup(Audience.of(new Audience.Member(dynamic, true))))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        e -> assertThat(e.errors().getFirst().field()).isEqualTo("audience.all[0].notGroup"));
        assertThatThrownBy(() -> dynamicGroup(Audience.of(new Audience.Member(987654, false))))
                .isInstanceOf(BadInput.class);
        groups.changeMembers(ADMIN, fixed, List.of(ben), List.of(), PLAIN);
        assertThat(company.members(dynamicGroup(Audience.of(new Audience.Member(fixed, false)))))
                .containsExactly(ben);
    }

    @Test
    void aGroupThatIsUsedCanNotBeDeletedAndTheRefusalNamesWhere() {
        int fixed = staticGroup("Fixed");
        int dynamic = dynamicGroup(Audience.of(new Audience.Member(fixed, true)));
        db.update(PERSON)
                .set(PERSON.SCOPE, JSONB.valueOf(AudienceJson.write(Audience.of(new Audience.Member(fixed, false)))))
                .where(PERSON.ID.eq(ben))
                .execute();
        assertThatThrownBy(() -> groups.delete(ADMIN, fixed, null))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("the group Dynamic")
                .hasMessageContaining("the scope of Ben Northline");
        assertThat(uses.of(fixed)).hasSize(2);
        groups.delete(ADMIN, dynamic, null);
        db.update(PERSON).setNull(PERSON.SCOPE).where(PERSON.ID.eq(ben)).execute();
        groups.delete(ADMIN, fixed, null);
        assertThatThrownBy(() -> groups.find(ADMIN, fixed)).isInstanceOf(NotThere.class);
        assertThat(company.members(dynamic)).isEmpty();
        assertThat(groups.create(ADMIN, "Fixed " + n, Group.Kind.STATIC, null)
                        .group()
                        .name())
                .as("the name is free again")
                .isEqualTo("Fixed " + n);
    }

    @Test
    void aStaticCopyHasTheMembersOfNow() {
        int dynamic = dynamicGroup(location(leeds));
        var copy = groups.freeze(ADMIN, dynamic, "Copy " + n).group();
        assertThat(copy.dynamic()).isFalse();
        assertThat(company.members(copy.id())).containsExactly(ana);
    }

    @Test
    void namesAreUniqueWhateverTheirCase() {
        staticGroup("Bakers");
        assertThatThrownBy(() -> groups.create(ADMIN, "BAKERS " + n, Group.Kind.STATIC, null))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> groups.create(ADMIN, " ", Group.Kind.STATIC, null))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void aManagerSeesAndCountsTheScopeOnly() {
        Actor manager = new Actor(Actor.Kind.PERSON, 0, "Mo", AccessLevel.MANAGER, location(leeds));
        Actor unscoped = new Actor(Actor.Kind.PERSON, 0, "Jo", AccessLevel.MANAGER, null);
        var everybody = audiences.require(Audience.EVERYBODY, "audience");
        assertThat(report.count(manager, everybody).count()).isEqualTo(1);
        assertThat(report.count(manager, everybody).of()).isEqualTo(1);
        assertThat(report.count(unscoped, everybody).count()).isZero();
        assertThat(report.find(manager, "northline")).extracting(PersonRef::id).containsExactly(ana);
        assertThat(scopes.covers(manager, ana)).isTrue();
        assertThatThrownBy(() -> scopes.require(manager, ben)).isInstanceOf(NotThere.class);
        assertThatThrownBy(() -> scopes.require(manager, 999_999)).isInstanceOf(NotThere.class);
        company.deactivate(ana);
        assertThat(scopes.covers(manager, ana)).as("a record stays visible").isTrue();
        assertThat(report.count(manager, everybody).count()).isZero();
        Actor broken = new Actor(
                Actor.Kind.PERSON, 0, "Bo", AccessLevel.MANAGER, Audience.of(new Audience.Member(987654, true)));
        assertThat(scopes.covers(broken, ana)).as("unknown is not everybody").isFalse();
    }

    private int staticGroup(String name) {
        return groups.create(ADMIN, name + " " + n, Group.Kind.STATIC, null)
                .group()
                .id();
    }

    private int dynamicGroup(Audience audience) {
        String name = "Dynamic " + n + "-" + db.fetchCount(AUDIT_ENTRY);
        return groups.create(ADMIN, name, Group.Kind.DYNAMIC, audience).group().id();
    }

    private static Audience location(String... names) {
        return Audience.of(new Audience.Has(Attribute.LOCATION, List.of(names), false));
    }

    private int linesOf(String action) {
        return db.fetchCount(db.selectOne()
                .from(AUDIT_LINE)
                .join(AUDIT_ENTRY)
                .on(AUDIT_ENTRY.ID.eq(AUDIT_LINE.ENTRY_ID))
                .where(AUDIT_ENTRY.ACTION.eq(action), AUDIT_LINE.AT.eq(TestClock.START)));
    }
}
