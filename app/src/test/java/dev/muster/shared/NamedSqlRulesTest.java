package dev.muster.shared;

import static dev.muster.shared.NamedSql.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jooq.SQLDialect;
import org.jooq.conf.ParamType;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class NamedSqlRulesTest {
    @Test
    void valuesStandWhereTheyAreNamed() {
        assertThat(plain(named("""
            select ':at {x}', a::int from t -- :none
            where at < :at::timestamptz and {is} and :at > b""").piece("is", "id = :id").bind("id", 7).bind("at", "now")))
                .isEqualTo("""
            select ':at {x}', a::int from t -- :none
            where at < 'now'::timestamptz and id = 7 and 'now' > b""");
    }

    @Test
    void aPieceBringsItsValues() {
        NamedSql ids = named("select :id::int").bind("id", 7);
        assertThat(plain(named("select * from ({ids}) x limit :most")
                        .bind("most", 2)
                        .piece("ids", ids)))
                .isEqualTo("select * from (select 7::int) x limit 2");
    }

    @Test
    void whatIsForgottenIsSaid() {
        assertThatThrownBy(() -> named("select :a").sql()).hasMessage("Not given: a");
        assertThatThrownBy(() -> named("select {a}").sql()).hasMessage("Not given: a");
        assertThatThrownBy(() -> named("select 1").bind("a", 1).piece("b", "2").sql())
                .hasMessage("Not named in the text: [a, b]");
        assertThatThrownBy(() -> named("select ?").sql()).hasMessage("A value without a name: select ?");
    }

    private static String plain(NamedSql sql) {
        return DSL.using(SQLDialect.POSTGRES)
                .renderContext()
                .paramType(ParamType.INLINED)
                .visit(sql.sql())
                .render();
    }
}
