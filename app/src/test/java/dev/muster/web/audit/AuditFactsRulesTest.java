package dev.muster.web.audit;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.audit.AuditAction;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the log's pages say of entries and their lines. */
class AuditFactsRulesTest {
    @Test
    void everyActionIsFoundByAKind() {
        assertThat(AuditAction.values())
                .allMatch(a -> Arrays.stream(AuditKinds.values())
                        .anyMatch(k -> k.actions().contains(a)));
        assertThat(AuditKinds.values()).noneMatch(k -> k.actions().isEmpty());
    }

    @Test
    void whatALineNotedIsToldInWords() {
        AuditFacts facts = new AuditFacts(Map.of(0, "Individual", 12, "Group: Engineers"));
        assertThat(facts.of(quoted("{'sources':[0,12],'dueOn':'2026-12-04','kept':false}")))
                .containsExactly("Reasons: Individual, Group: Engineers", "Due on: 4 Dec 2026", "Kept: no");
        assertThat(facts.of(quoted("{'attributes':{'location':['Salem, OR']},'until':null}")))
                .containsExactly("Attributes: Location: Salem, OR", "Until: none");
        assertThat(facts.of(null)).isEmpty();
    }
}
