package dev.muster.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.testing.As;
import dev.muster.testing.MusterTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The navigation shows what somebody may see, however the program happened to find its pages. */
@MusterTest
@NullUnmarked
class NavigationTest {
    @Autowired
    @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes;

    @Autowired
    MockMvcTester mvc;

    private Navigation shuffled(Random random) {
        List<Map.Entry<RequestMappingInfo, HandlerMethod>> all =
                new ArrayList<>(routes.getHandlerMethods().entrySet());
        Collections.shuffle(all, random);
        Map<RequestMappingInfo, HandlerMethod> found = new LinkedHashMap<>();
        all.forEach(e -> found.put(e.getKey(), e.getValue()));
        return new Navigation(() -> found);
    }

    @ParameterizedTest
    @EnumSource
    void isTheSameInWhateverOrderPagesAreFoundAndEveryLinkOpens(AccessLevel level) {
        Actor actor = new Actor(Actor.Kind.PERSON, 1, "Somebody", level, null);
        Random random = new Random(11);
        List<List<Navigation.Entry>> starts = new ArrayList<>();
        for (int start = 0; start < 10; start++) {
            Navigation navigation = shuffled(random);
            List<Navigation.Entry> all = new ArrayList<>(navigation.admin(actor));
            all.addAll(navigation.own(actor));
            starts.add(all);
        }
        assertThat(starts).allSatisfy(s -> assertThat(s).isEqualTo(starts.getFirst()));
        for (Navigation.Entry entry : starts.getFirst()) {
            assertThat(mvc.get().uri(entry.href()).with(As.actor(actor)).exchange())
                    .as(level + " follows " + entry.label())
                    .hasStatusOk();
        }
    }

    @Test
    void managersAndAuditorsFindThePeopleTheySeeAndBeginWithTheOverview() {
        Actor manager = new Actor(Actor.Kind.PERSON, 1, "Somebody", AccessLevel.MANAGER, null);
        Actor auditor = new Actor(Actor.Kind.PERSON, 1, "Somebody", AccessLevel.AUDITOR, null);
        Actor learner = new Actor(Actor.Kind.PERSON, 1, "Somebody", AccessLevel.LEARNER, null);
        Navigation navigation = shuffled(new Random(3));
        assertThat(navigation.admin(manager))
                .extracting(Navigation.Entry::label)
                .startsWith("Overview", "User Management");
        assertThat(navigation.admin(auditor))
                .extracting(Navigation.Entry::label)
                .contains("User Management", "Groups");
        assertThat(navigation.home(manager)).isEqualTo("/admin");
        assertThat(navigation.home(learner)).isEqualTo("/");
        assertThat(mvc.get().uri("/catalog").with(As.actor(manager)).exchange())
                .bodyText()
                .containsSubsequence("Overview", "My team", "User Management", "My training", "Dashboard");
    }

    @Test
    void everyHeadingOfTheAdministratorHoldsWhatBelongsToItAndSettingsOpensOnItsPages() {
        assertThat(page("/admin/people", AccessLevel.ADMIN))
                .containsSubsequence(
                        "Overview", ">People<", "User Management", "Groups", ">Training<", "Library", "Automations")
                .containsSubsequence(">Records<", "Reports", "Audit log", "Settings", "Access", "Notifications")
                .containsSubsequence("Imports", "Organisation", "My training")
                .contains("<details class=\"grp\">");
        for (String inside : List.of("/admin/settings", "/admin/settings/messages", "/admin/in-person")) {
            assertThat(page(inside, AccessLevel.ADMIN)).as(inside).contains("<details class=\"grp\" open>");
        }
    }

    @Test
    void whoHasAnAdministrationReachesTheirOwnTrainingThroughOneEntryAndLearnersHaveNoSearch() {
        for (String own : List.of("/", "/catalog", "/history", "/preferences")) {
            assertThat(page(own, AccessLevel.ADMIN))
                    .as(own)
                    .contains("href=\"/\" aria-current=\"page\"")
                    .contains("aria-label=\"My training\"");
        }
        assertThat(page("/admin/people", AccessLevel.ADMIN)).doesNotContain("href=\"/catalog\"");
        assertThat(page("/catalog", AccessLevel.MANAGER)).contains("data-palette hidden");
        assertThat(page("/catalog", AccessLevel.LEARNER))
                .contains("href=\"/history\"")
                .doesNotContain("data-palette", "My training");
    }

    private String page(String path, AccessLevel level) {
        Actor actor = new Actor(Actor.Kind.PERSON, 1, "Somebody", level, null);
        var answer = mvc.get().uri(path).with(As.actor(actor)).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
