package dev.muster.shared;

import static dev.muster.generated.db.Tables.AUDIT_ENTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jooq.Condition;
import org.jooq.SQLDialect;
import org.jooq.conf.ParamType;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class KeysetRulesTest {
    private static final Keyset NEWEST = Keyset.newest(AUDIT_ENTRY.ID);

    @Test
    void aPageBeginsAfterTheLastRowOfTheOneBefore() {
        String people = PersonName.BY_NAME.cursor("Ito Ana", 7);
        assertThat(sql(PersonName.BY_NAME.after(people))).isEqualTo("(person.sort_name, person.id) > ('Ito Ana', 7)");
        assertThat(sql(NEWEST.after(NEWEST.cursor(9_000_000_000L)))).isEqualTo("audit_entry.id < 9000000000");
        assertThat(sql(NEWEST.after(null))).isEqualTo(sql(NEWEST.after(" "))).isEqualTo("true");
    }

    @Test
    void oneRowMoreThanThePageSaysThatThereAreMore() {
        List<Long> rows = List.of(9L, 8L, 7L);
        Page<Long> first = NEWEST.page(rows, 2, id -> new Object[] {id});
        assertThat(first.items()).containsExactly(9L, 8L);
        assertThat(first.nextCursor()).isEqualTo(NEWEST.cursor(8L));
        assertThat(NEWEST.page(rows, 3, id -> new Object[] {id}).nextCursor()).isNull();
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        assertThatThrownBy(() -> NEWEST.after(PersonName.BY_NAME.cursor("Ito Ana", 7)))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> PersonName.BY_NAME.after(PersonName.BY_NAME.cursor("Ito Ana", "seven")))
                .isInstanceOf(BadInput.class);
    }

    private static String sql(Condition condition) {
        return DSL.using(SQLDialect.POSTGRES, new Settings().withRenderQuotedNames(RenderQuotedNames.NEVER))
                .renderContext()
                .paramType(ParamType.INLINED)
                .visit(condition)
                .render();
    }
}
