package dev.muster.evidence.pack;

import dev.muster.evidence.check.Checked;
import dev.muster.evidence.check.Limits;
import dev.muster.evidence.check.Manifest;
import dev.muster.evidence.check.PackCheck;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks a pack here, where more is known than its own files tell: whether it was made here, and what the log says today. */
@Component
public class PackVerification {
    private final PackSignatures signatures;
    private final PackChainGrid chain;

    PackVerification(PackSignatures signatures, PackChainGrid chain) {
        this.signatures = signatures;
        this.chain = chain;
    }

    /** What became of the block that a pack ends with. */
    public enum Block {
        /** It is in the log as it was. */
        SAME,
        /** The log has another one in its place. */
        OTHER,
        NOT_THERE
    }

    /** @param ours whether this installation signed its manifest */
    public record Verified(Checked checked, boolean ours, Block block) {
        /** Nothing is wrong with it, as far as anybody can know. */
        public boolean isGenuine() {
            return checked.isWhole() && ours && block == Block.SAME;
        }
    }

    public Verified check(Path file) throws IOException {
        Checked checked = PackCheck.of(file, Limits.OF_PAGE);
        return new Verified(
                checked,
                !checked.signature().isEmpty() && signatures.isOurs(checked.manifestBytes(), checked.signature()),
                block(checked.manifest()));
    }

    private Block block(@Nullable Manifest manifest) {
        if (manifest == null) {
            return Block.NOT_THERE;
        }
        PackChainGrid.Last here = chain.last(manifest.chain().blocks());
        if (here.no() != manifest.chain().blocks()) {
            return Block.NOT_THERE;
        }
        return here.hash().equals(manifest.chain().lastHash()) ? Block.SAME : Block.OTHER;
    }
}
