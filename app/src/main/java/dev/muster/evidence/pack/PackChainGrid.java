package dev.muster.evidence.pack;

import static org.jooq.impl.DSL.val;

import dev.muster.evidence.check.Manifest;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The chain of the whole log, block by block, up to the one that was checked last: each holds the hash of the one before. */
@Component
class PackChainGrid implements PackSheet {
    private final DSLContext db;

    PackChainGrid(DSLContext db) {
        this.db = db;
    }

    /** The last block. @param sealedAt null: there is none yet */
    record Last(long no, String hash, @Nullable Instant sealedAt) {}

    @Override
    public String file() {
        return Manifest.CHAIN;
    }

    @Override
    public List<String> header() {
        return List.of("Block", "Entries", "Sealed at (UTC)", "Hash of the block before", "Hash");
    }

    @Override
    public void write(PackScope scope, Rows rows) {
        PackRows.each(
                db.resultQuery("""
            select no, entries::text, sealed_at, encode(previous, 'hex'), encode(hash, 'hex')
            from audit_block where no <= {0} order by no""", val(scope.lastBlock())),
                r -> rows.add(r.get(0), r.get(1), r.get(2, Instant.class), r.get(3), r.get(4)));
    }

    Last last(long no) {
        return db.resultQuery("select no, encode(hash, 'hex'), sealed_at from audit_block where no = {0}", val(no))
                .fetchOptional(r -> new Last(r.get(0, Long.class), r.get(1, String.class), r.get(2, Instant.class)))
                .orElse(new Last(0, "", null));
    }
}
