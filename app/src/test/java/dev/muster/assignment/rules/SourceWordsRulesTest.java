package dev.muster.assignment.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SourceWordsRulesTest {
    @Test
    void aKindIsNamedAfterItsGroupOrRuleWhereItHasOne() {
        assertThat(SourceWords.label(SourceKind.GROUP, "Kitchen")).isEqualTo("Group: Kitchen");
        assertThat(SourceWords.label(SourceKind.MANDATORY, null)).isEqualTo("Mandatory");
    }

    @Test
    void sqlSaysTheSameOfEveryKindOfRule() {
        String sql = SourceWords.labelSql("r.kind", "name");
        for (SourceKind kind : SourceKind.values()) {
            String said = kind.isNamed()
                    ? "'" + SourceWords.label(kind, "") + "' || name"
                    : "'" + SourceWords.label(kind, null) + "'";
            if (kind.isOfRule()) {
                assertThat(sql).contains("when '" + kind.name() + "' then " + said);
            } else {
                assertThat(sql).doesNotContain("'" + kind.name() + "'");
            }
        }
    }

    @Test
    void noTwoKindsWeighTheSameForLearners() {
        assertThat(Arrays.stream(SourceKind.values()).map(SourceWords::rank)).doesNotHaveDuplicates();
    }
}
