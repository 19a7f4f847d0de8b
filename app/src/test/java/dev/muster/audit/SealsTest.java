package dev.muster.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.audit.AuditLog.Act;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
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
                var entry = log.write(
                        Act.of(Fixture.ADMIN, AuditAction.FILE_UPLOAD).people(1).note("note | with, marks", null));
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

    /** Blocks sealed by earlier versions stay sound: they hashed each entry with all its lines as one text. */
    @Test
    void theHashIsThatOfTheWholeText() throws Exception {
        AuditLog.Written entry = written(2);
        seals.seal();
        var block = db.fetchSingle(
                "select no, previous, salt, hash, lower(entries) as low, upper(entries) as up from audit_block where ?::bigint <@ entries",
                entry.id());
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(block.get("previous", byte[].class));
        digest.update(block.get("salt", byte[].class));
        db.fetch("""
            select e.id, jsonb_build_array(e.id, extract(epoch from e.at), e.actor_kind, e.actor_id, e.actor_name,
                     e.action, e.people, e.content_id, e.note, e.approved_by, e.job_id, e.detail, l.lines)::text
            from audit_entry e
            left join (select entry_id, jsonb_agg(jsonb_build_array(content_id, person_id, before, after)
                                order by content_id, person_id, before::text, after::text) as lines
                       from audit_line where entry_id >= ? group by entry_id) l on l.entry_id = e.id
            where e.id >= ? and e.id < ? order by e.id""", block.get("low"), block.get("low"), block.get("up")).forEach(r -> {
            byte[] text = r.get(1, String.class).getBytes(StandardCharsets.UTF_8);
            digest.update((r.get(0) + ":" + text.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(text);
        });
        assertThat(digest.digest()).isEqualTo(block.get("hash", byte[].class));
    }

    /** PostgreSQL holds at most 256 MB in one JSON: an act on a million people has more in its lines. */
    @Test
    void anActLargerThanOneJsonCanBeSealed() {
        transaction.executeWithoutResult(tx -> {
            tx.setRollbackOnly();
            AuditLog.Written entry = written(1);
            db.execute("""
                insert into audit_line (at, entry_id, content_id, person_id, after)
                select at, id, 7, n, to_jsonb(repeat('x', 1000000)) from audit_entry, generate_series(1, 270) n where id = ?""", entry.id());
            SealStore store = new SealStore(db);
            assertThat(BlockHash.of(new byte[32], new byte[0], store.sealable(List.of(entry.id())), store))
                    .hasSize(32);
        });
    }

    private AuditLog.Written written(int lines) {
        return transaction.execute(_ -> {
            var entry = log.write(
                    Act.of(Fixture.ADMIN, AuditAction.FILE_UPLOAD).people(lines).note("Zoë „x“", null));
            for (int i = lines; i > 0; i--) {
                log.line(
                        entry,
                        1,
                        i,
                        i == 1 ? null : JsonNodeFactory.instance.objectNode().put("é", "\""),
                        JsonNodeFactory.instance.objectNode().put("a", i));
            }
            return entry;
        });
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

    /** As somebody with the owner's password could: grants itself the right and switches the guards off. */
    private void behindItsBack(String sql) {
        TestDatabase.asOwner(
                db,
                "grant update, delete on audit_entry, audit_block to current_user",
                "alter table audit_entry disable trigger user",
                "alter table audit_block disable trigger user",
                sql,
                "alter table audit_entry enable trigger user",
                "alter table audit_block enable trigger user",
                "revoke update, delete on audit_entry, audit_block from current_user");
    }
}
