package dev.muster.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.audit.AuditLog.Act;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;

@MusterTest
class SealsTest {
    @Autowired
    DSLContext db;

    @Autowired
    AuditLog log;

    @Autowired
    Seals seals;

    @Autowired
    Months months;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void entries() {
        months.makeAhead();
        for (int i = 0; i < 3; i++) {
            transaction.executeWithoutResult(_ -> {
                var entry =
                        log.write(Act.of(Fixture.ADMIN, "test.act").people(1).note("note | with, marks", null));
                log.line(
                        entry, 1, 2, null, JsonNodeFactory.instance.objectNode().put("a", 1));
            });
        }
        seals.seal();
    }

    @Test
    void everythingWrittenIsSealedAndTheChainIsSound() {
        Seals.Verified v = seals.verify();
        assertThat(v.problems()).isEmpty();
        assertThat(v.unsealed()).isZero();
        assertThat(v.entries()).isGreaterThanOrEqualTo(3);
        assertThat(seals.seal()).as("sealing again finds nothing").isZero();
    }

    @Test
    void theLogCanNotBeChangedByTheRunningProgram() {
        assertThatThrownBy(() -> db.execute("update audit_entry set note = 'x'"))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> db.execute("delete from audit_line")).hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> db.execute("truncate audit_entry")).hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> db.execute("delete from completion")).hasStackTraceContaining("permission denied");
    }

    @Test
    void whatSomebodyChangedBehindItsBackIsNamed() {
        long id = db.fetchSingle("select max(id) from audit_entry").into(Long.class);
        behindItsBack("update audit_entry set people = 99 where id = " + id);
        assertThat(seals.verify().problems())
                .singleElement()
                .asString()
                .contains("altered")
                .contains(String.valueOf(id));
        behindItsBack("delete from audit_entry where id = " + id);
        assertThat(seals.verify().problems()).singleElement().asString().contains("[" + id + "] were removed");
    }

    @Test
    void aRemovedBlockIsNamed() {
        behindItsBack("delete from audit_block where no = 1");
        assertThat(seals.verify().problems()).anySatisfy(p -> assertThat(p).contains("Block 1 is missing"));
    }

    /** As somebody with the owner's rights could: grants itself the right and switches the guards off. */
    private void behindItsBack(String sql) {
        transaction.executeWithoutResult(_ -> {
            db.execute("grant update, delete on audit_entry, audit_block to current_user");
            db.execute("alter table audit_entry disable trigger user");
            db.execute("alter table audit_block disable trigger user");
            db.execute(sql);
            db.execute("alter table audit_entry enable trigger user");
            db.execute("alter table audit_block enable trigger user");
            db.execute("revoke update, delete on audit_entry, audit_block from current_user");
        });
    }
}
