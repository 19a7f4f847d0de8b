package dev.muster.audience.groups;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.audience.Company;
import dev.muster.shared.Attribute;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@MusterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MembershipsTest {
    private static final Instant MONDAY = TestClock.START;
    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));

    @Autowired
    DSLContext db;

    @Autowired
    Memberships memberships;

    private Company company;
    private int leeds;
    private int ana;
    private int ben;
    private int cooks;
    private int n;

    @BeforeEach
    void twoPeopleAndAGroup() {
        company = new Company(db);
        n++;
        leeds = company.value(Attribute.LOCATION, "Leeds " + n);
        ana = company.person("Ana", leeds);
        ben = company.person("Ben");
        cooks = company.group("Leeds " + n, location("Leeds " + n));
    }

    @Test
    void aGroupsAudienceSaysWhoJoinsAndWhoLeaves() {
        MembershipChanges first = memberships.refreshGroup(cooks, MONDAY);
        assertThat(first).isEqualTo(new MembershipChanges(1, 0, Set.of(ana)));
        assertThat(company.members(cooks)).containsExactly(ana);

        company.take(ana, leeds);
        company.give(ben, leeds);
        MembershipChanges second = memberships.refreshGroup(cooks, TUESDAY);
        assertThat(second).isEqualTo(new MembershipChanges(1, 1, Set.of(ana, ben)));
        assertThat(company.members(cooks)).containsExactly(ben);
        assertThat(company.pastMembers(cooks)).isEqualTo(1);

        assertThat(memberships.refreshGroup(cooks, TUESDAY).any()).isFalse();
    }

    @Test
    void onlyThePeopleAskedForAreEvaluated() {
        assertThat(memberships.refresh(List.of(ben), MONDAY).any()).isFalse();
        assertThat(company.members(cooks)).isEmpty();
        assertThat(memberships.refresh(List.of(ana, ben), MONDAY)).isEqualTo(new MembershipChanges(1, 0, Set.of(ana)));
        company.deactivate(ana);
        assertThat(memberships.refresh(List.of(ana, ben), TUESDAY)).isEqualTo(new MembershipChanges(0, 1, Set.of(ana)));
    }

    @Test
    void anAudienceThatCanNotBeEvaluatedFreezesTheGroupAndThawsWhole() {
        memberships.refreshGroup(cooks, MONDAY);
        company.audience(cooks, quoted("{'all':[{'group':'99999'}]}"));
        company.take(ana, leeds);
        assertThat(memberships.refresh(List.of(ana), TUESDAY).any()).isFalse();
        assertThat(memberships.refreshGroup(cooks, TUESDAY).any()).isFalse();
        assertThat(company.members(cooks)).containsExactly(ana);
        assertThat(company.frozen(cooks)).contains("group");

        company.audience(cooks, location("Leeds " + n));
        assertThat(memberships.refresh(List.of(ben), TUESDAY)).isEqualTo(new MembershipChanges(0, 1, Set.of(ana)));
        assertThat(company.frozen(cooks)).isNull();
    }

    @Test
    void aDynamicGroupFollowsAStaticOneThatItNames() {
        int team = company.group("Team " + n, null);
        int both = company.group("Both " + n, quoted("{'all':[{'group':'%s'}]}", team));
        db.insertInto(dev.muster.generated.db.Tables.GROUP_MEMBER)
                .values(team, ben, MONDAY)
                .execute();
        memberships.refresh(List.of(ana, ben), MONDAY);
        assertThat(company.members(both)).containsExactly(ben);
    }

    private static String location(String name) {
        return quoted("{'all':[{'attribute':'location','anyOf':['%s']}]}", name);
    }
}
