package dev.muster.audit;

import static dev.muster.generated.db.Tables.AUDIT_BLOCK;
import static dev.muster.shared.NamedSql.named;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import dev.muster.generated.db.tables.records.AuditBlockRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** Blocks of sealed entries. */
@Component
class SealStore {
    private static final int LOCK = 7002;
    private static final int LINES_AT_ONCE = 500;

    private final DSLContext db;

    SealStore(DSLContext db) {
        this.db = db;
    }

    /** @param salt hashed before the entries; empty: sealed before there were salts */
    record Block(long no, byte[] previous, byte[] salt, byte[] hash) {
        static Block of(AuditBlockRecord r) {
            return new Block(r.getNo(), r.getPrevious(), r.getSalt() == null ? new byte[0] : r.getSalt(), r.getHash());
        }
    }

    /** Text of the block was replaced: which hash it had before that, and which since. */
    record Resealed(long block, long entry, byte[] was, byte[] now) {}

    /**
     * @param head what the entry itself says
     * @param lines how many it has
     * @param bytes of the texts of its lines together
     */
    record Sealable(long id, String head, long lines, long bytes) {}

    /** One sealer at a time on all nodes. */
    void lock() {
        db.execute("select pg_advisory_xact_lock(?)", LOCK);
    }

    Optional<Block> last() {
        return db.selectFrom(AUDIT_BLOCK)
                .where(AUDIT_BLOCK.NO.eq(select(max(AUDIT_BLOCK.NO)).from(AUDIT_BLOCK)))
                .fetchOptional(Block::of);
    }

    List<Block> blocks() {
        return db.selectFrom(AUDIT_BLOCK).orderBy(AUDIT_BLOCK.NO).fetch(Block::of);
    }

    Block block(long no) {
        return db.selectFrom(AUDIT_BLOCK).where(AUDIT_BLOCK.NO.eq(no)).fetchSingle(Block::of);
    }

    /** What erasures say of the blocks that they touched, in the order in which they happened. */
    List<Resealed> resealed() {
        return db.fetch("""
            select (l.before ->> 'block')::bigint, e.id, decode(l.before ->> 'hash', 'hex'), decode(l.after ->> 'hash', 'hex')
            from audit_entry e join audit_line l on l.entry_id = e.id and l.at = e.at
            where e.action = any(?::text[]) and l.content_id = 0 and l.person_id = 0 and jsonb_exists(l.before, 'block')
            order by e.id""", (Object) Reseals.BY)
                .map(r -> new Resealed(
                        r.get(0, Long.class), r.get(1, Long.class), r.get(2, byte[].class), r.get(3, byte[].class)));
    }

    /**
     * Entries in no block whose transaction has ended, so that no smaller id can still appear among them.
     *
     * @param surelyEnded entries before it count as ended whatever their transaction id
     */
    List<Long> unsealed(Instant surelyEnded, int most) {
        return db.fetch("""
            with recent as (
              select range_agg(r) as ids, min(lower(r)) as first from audit_block b, unnest(b.entries) r
              where b.sealed_at >= (select max(sealed_at) from audit_block) - interval '2 days')
            select e.id from recent, audit_entry e
            where e.id >= coalesce(recent.first, 0) and not coalesce(e.id <@ recent.ids, false)
              and (e.txid < pg_snapshot_xmin(pg_current_snapshot()) or e.at < ?::timestamptz)
            order by e.id limit ?""", surelyEnded, most).into(Long.class);
    }

    long countUnsealed() {
        return db.fetchSingle(
                        "select count(*) from audit_entry e where not exists (select from audit_block b where e.id <@ b.entries)")
                .into(Long.class);
    }

    List<Long> idsOf(long block) {
        return db.fetch("""
            select i from audit_block b, unnest(b.entries) r, generate_series(lower(r), upper(r) - 1) i
            where b.no = ? order by i""", block).into(Long.class);
    }

    /** In the order of their ids. */
    List<Sealable> sealable(List<Long> ids) {
        return db.fetch("""
            select e.id, jsonb_build_array(e.id, extract(epoch from e.at), e.actor_kind, e.actor_id, e.actor_name,
                     e.action, e.people, e.content_id, e.note, e.approved_by, e.job_id, e.detail)::text,
              coalesce(l.lines, 0), coalesce(l.bytes, 0)
            from audit_entry e
            left join (select entry_id, count(*) as lines,
                         sum(octet_length(jsonb_build_array(content_id, person_id, before, after)::text)) as bytes
                       from audit_line where entry_id between ? and ? group by entry_id) l on l.entry_id = e.id
            where e.id = any(?::bigint[]) order by e.id""", ids.getFirst(), ids.getLast(), ids.toArray(Long[]::new))
                .map(r -> new Sealable(
                        r.get(0, Long.class), r.get(1, String.class), r.get(2, Long.class), r.get(3, Long.class)));
    }

    /**
     * By entry, and within one in an order that does not depend on how they lie in the table. An entry may have a million:
     * inside a transaction they come in pieces. To be closed.
     */
    Cursor<Record> lines(List<Long> ids) {
        return db.resultQuery("""
            select entry_id, jsonb_build_array(content_id, person_id, before, after)::text
            from audit_line where entry_id between ? and ? and entry_id = any(?::bigint[])
            order by entry_id, content_id, person_id, before::text, after::text""", ids.getFirst(), ids.getLast(), ids.toArray(Long[]::new))
                .fetchSize(LINES_AT_ONCE)
                .fetchLazy();
    }

    /** A clock that steps back makes no block older than the one before: which entries are sealed is read from the newest ones. */
    void insert(Block block, List<Long> ids, Instant at) {
        db.execute(named("""
            insert into audit_block (no, entries, sealed_at, previous, hash, salt)
            select :no, range_agg(int8range(i, i, '[]')), greatest(:at::timestamptz, (select max(sealed_at) from audit_block)),
                   :previous, :hash, :salt
            from unnest(:ids::bigint[]) i""")
                .bind("no", block.no())
                .bind("at", at)
                .bind("previous", block.previous())
                .bind("hash", block.hash())
                .bind("salt", block.salt())
                .bind("ids", ids.toArray(Long[]::new))
                .sql());
    }
}
