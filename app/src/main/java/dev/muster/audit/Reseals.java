package dev.muster.audit;

import dev.muster.audit.AuditLog.Written;
import dev.muster.shared.Conflict;
import dev.muster.shared.WholeTransaction;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Blocks whose text was replaced by the pseudonym of an erased person: the entry of the erasure has a line for each, with the
 * hash before and after (docs/adr/0039).
 */
@Component
public class Reseals {
    /** Whose lines count. */
    static final String[] BY = {AuditAction.PERSON_ERASE.word(), AuditAction.RETENTION_APPLY.word()};

    private final SealStore store;
    private final AuditLog log;
    private final WholeTransaction asOthersSee;

    Reseals(SealStore store, AuditLog log, PlatformTransactionManager transactions) {
        this.store = store;
        this.log = log;
        this.asOthersSee = new WholeTransaction(transactions);
        asOthersSee.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        asOthersSee.setReadOnly(true);
    }

    /** What was replaced, by block, oldest first. */
    record Known(Map<Long, List<SealStore.Resealed>> of) {
        int blocks() {
            return of.size();
        }

        /** Which hash the block has to have by now. */
        byte[] hash(SealStore.Block block) {
            List<SealStore.Resealed> all = of.get(block.no());
            return all == null ? block.hash() : all.getLast().now();
        }

        /** Whether a line says of the block what it was not. */
        boolean contradicts(SealStore.Block block) {
            byte[] expected = block.hash();
            for (SealStore.Resealed r : of.getOrDefault(block.no(), List.of())) {
                if (!Arrays.equals(r.was(), expected)) {
                    return true;
                }
                expected = r.now();
            }
            return false;
        }
    }

    static Known known(SealStore store) {
        return new Known(store.resealed().stream().collect(Collectors.groupingBy(SealStore.Resealed::block)));
    }

    /** Nothing is sealed until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold() {
        store.lock();
    }

    /**
     * Notes of blocks whose text this transaction has replaced what they were and what they are.
     *
     * @throws Conflict if one did not verify before: then an erasure would cover up what was done to it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(Written entry, List<Long> blocks) {
        if (blocks.isEmpty()) {
            return;
        }
        Known before = known(store);
        for (long no : blocks) {
            byte[] was = other(() -> compute(store.block(no)));
            SealStore.Block block = store.block(no);
            if (before.contradicts(block) || !Arrays.equals(was, before.hash(block))) {
                throw new Conflict(
                        "Block " + no + " of the audit log does not verify. Find out first what was changed in it:"
                                + " an erasure would cover it up.");
            }
            log.line(entry, 0, 0, said(no, was), said(no, compute(block)));
        }
    }

    private byte[] other(Supplier<byte[]> read) {
        return asOthersSee.execute(_ -> read.get());
    }

    private byte[] compute(SealStore.Block block) {
        List<Long> ids = store.idsOf(block.no());
        return BlockHash.of(block.previous(), block.salt(), store.sealable(ids), store);
    }

    private static JsonNode said(long block, byte[] hash) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("block", block)
                .put("hash", HexFormat.of().formatHex(hash));
    }
}
