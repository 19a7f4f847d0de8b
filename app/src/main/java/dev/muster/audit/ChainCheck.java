package dev.muster.audit;

import dev.muster.audit.SealStore.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Walks the chain from its first block. */
final class ChainCheck {
    private final SealStore store;
    private final List<String> problems = new ArrayList<>();
    private final Reseals.Known resealed;

    ChainCheck(SealStore store) {
        this.store = store;
        this.resealed = Reseals.known(store);
    }

    Seals.Verified run() {
        byte[] previous = new byte[32];
        long expected = 1;
        long entries = 0;
        for (Block block : store.blocks()) {
            if (block.no() != expected) {
                problems.add("Block " + expected + " is missing.");
            }
            if (!Arrays.equals(block.previous(), previous)) {
                problems.add(
                        "Block " + block.no() + " does not follow the block before it: one was removed or swapped.");
            }
            entries += check(block);
            previous = block.hash();
            expected = block.no() + 1;
        }
        return new Seals.Verified(expected - 1, entries, store.countUnsealed(), resealed.blocks(), problems);
    }

    private int check(Block block) {
        List<Long> ids = store.idsOf(block.no());
        List<SealStore.Sealable> found = store.sealable(ids);
        Set<Long> there = new HashSet<>();
        found.forEach(e -> there.add(e.id()));
        List<Long> gone = ids.stream().filter(id -> !there.contains(id)).toList();
        if (!gone.isEmpty()) {
            problems.add("Block " + block.no() + ": entries " + gone + " were removed.");
        } else if (resealed.contradicts(block)) {
            problems.add("Block " + block.no() + ": what was replaced in it does not follow from how it was sealed.");
        } else if (!Arrays.equals(BlockHash.of(block.previous(), block.salt(), found, store), resealed.hash(block))) {
            problems.add("Block " + block.no() + " (entries " + ids.getFirst() + " to " + ids.getLast()
                    + "): an entry or a line was altered, added or removed.");
        }
        return ids.size();
    }
}
