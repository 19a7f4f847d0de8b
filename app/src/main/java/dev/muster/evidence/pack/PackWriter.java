package dev.muster.evidence.pack;

import dev.muster.audit.Seals;
import dev.muster.evidence.check.Manifest;
import dev.muster.reporting.Compliance;
import dev.muster.reporting.Compliances;
import dev.muster.reporting.Dimension;
import dev.muster.shared.Actor;
import dev.muster.work.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a pack. Everything in it is of one moment, so its numbers add up; a table is read and written in pieces, so its
 * size takes no memory.
 */
@Component
class PackWriter {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT)
            .build();

    private final PackSnapshot snapshot;
    private final PackTables tables;
    private final PackFiles files;
    private final PackSignatures signatures;
    private final PackWords words;
    private final Compliances compliances;
    private final LogCheck log;
    private final Clock clock;

    PackWriter(
            PackSnapshot snapshot,
            PackTables tables,
            PackFiles files,
            PackSignatures signatures,
            PackWords words,
            Compliances compliances,
            LogCheck log,
            Clock clock) {
        this.snapshot = snapshot;
        this.tables = tables;
        this.files = files;
        this.signatures = signatures;
        this.words = words;
        this.compliances = compliances;
        this.log = log;
        this.clock = clock;
    }

    /** @return what it says of itself */
    Manifest write(Actor actor, PackAsk ask, Path file, Progress progress) {
        Seals.Verified chain = log.run();
        Instant at = clock.instant();
        Manifest[] written = new Manifest[1];
        snapshot.read(actor, ask, chain.blocks(), scope -> {
            try (PackZip zip = new PackZip(file, at)) {
                written[0] = new One(scope, zip, progress).write(chain, at);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return written[0];
    }

    /** A pack while it is written. */
    private final class One {
        private final PackScope scope;
        private final PackZip zip;
        private final Progress progress;
        private int done;
        private int total;

        private One(PackScope scope, PackZip zip, Progress progress) {
            this.scope = scope;
            this.zip = zip;
            this.progress = progress;
        }

        private Manifest write(Seals.Verified chain, Instant at) throws IOException {
            Compliance report = compliances.report(scope.actor(), scope.filter(), Dimension.CONTENT, null);
            int people = tables.people(scope);
            total = people + report.total().required() + tables.completions().count(scope);
            for (PackSheet sheet : tables.all()) {
                zip.table(
                        sheet.file(),
                        sheet.header(),
                        rows -> sheet.write(scope, cells -> {
                            rows.add(cells);
                            step();
                        }));
            }
            files.versions(tables.completions().versions(scope), zip);
            evidence();
            Manifest before = words.manifest(scope, report, new PackWords.Made(at, people, chain, zip.files()));
            zip.file("summary.pdf", out -> out.write(PackPaper.print(before, report, scope.zone())));
            Manifest whole = words.manifest(scope, report, new PackWords.Made(at, people, chain, zip.files()));
            byte[] manifest = JSON.writeValueAsBytes(whole);
            zip.last(Manifest.NAME, manifest);
            zip.last(Manifest.SIGNATURE, signatures.of(manifest).getBytes(StandardCharsets.US_ASCII));
            return whole;
        }

        private void evidence() throws IOException {
            PackFiles.refuseTooMany(tables.completions().evidenceBytes(scope));
            tables.completions().evidence(scope, id -> {
                try {
                    files.evidence(id, zip);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        /** The log has more rows than can be counted before, so the end is near for longer. */
        private void step() {
            done++;
            if (done % 100 == 0) {
                progress.at(Math.min(done, total), total);
            }
        }
    }
}
