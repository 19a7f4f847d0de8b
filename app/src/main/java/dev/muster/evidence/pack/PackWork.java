package dev.muster.evidence.pack;

import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.evidence.check.Manifest;
import dev.muster.shared.WholeTransaction;
import dev.muster.work.Download;
import dev.muster.work.Downloads;
import dev.muster.work.Job;
import dev.muster.work.LongWork;
import dev.muster.work.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes a pack: read as of one moment into a file, which is then kept and noted in the log together. */
@Component
class PackWork implements LongWork {
    private final PackWriter packs;
    private final Downloads downloads;
    private final AuditLog audit;
    private final TransactionTemplate keeping;

    PackWork(PackWriter packs, Downloads downloads, AuditLog audit, PlatformTransactionManager transactions) {
        this.packs = packs;
        this.downloads = downloads;
        this.audit = audit;
        this.keeping = new WholeTransaction(transactions);
    }

    @Override
    public String kind() {
        return EvidencePacks.KIND;
    }

    /** Reading and keeping are transactions of their own; one that was broken off is made anew. */
    @Override
    public boolean whole() {
        return false;
    }

    @Override
    public JsonNode run(Job job, Progress progress) {
        try {
            Path file = Files.createTempFile("muster-pack", ".zip");
            try {
                PackAsk ask = PackAsk.of(job.input());
                Manifest manifest = packs.write(job.actor(), ask, file, progress);
                return Objects.requireNonNull(keeping.execute(_ -> kept(job, ask, manifest, file)));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode kept(Job job, PackAsk ask, Manifest manifest, Path file) {
        String name = "evidence-" + ask.on() + ".zip";
        Download kept = downloads.make(job, name, "application/zip", out -> Files.copy(file, out));
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        detail.put("on", ask.on().toString());
        detail.put("sha256", HexFormat.of().formatHex(kept.sha256()));
        audit.write(Act.of(job.actor(), AuditAction.EVIDENCE_PACK)
                .people(manifest.totals().people())
                .detail(detail));
        return Downloads.result(kept);
    }
}
