package dev.muster.people.imports;

import dev.muster.people.imports.ImportDecision.Decided;
import dev.muster.people.rules.HrEncoding;
import dev.muster.people.rules.HrMapping;
import dev.muster.people.rules.HrProposal;
import dev.muster.people.rules.HrReject;
import dev.muster.people.rules.HrTable;
import dev.muster.people.rules.HrText;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotThere;
import dev.muster.work.Job;
import dev.muster.work.Jobs;
import dev.muster.work.Progress;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;

/** Takes in HR files: upload, mapping, dry run, and the import itself, whole or not at all. */
@Component
@Transactional
public class ImportPeople {
    /** The kind of its jobs. */
    public static final String KIND = "people.import";

    private final ImportRunStore runs;
    private final ImportPieces pieces;
    private final ImportDecision decision;
    private final ImportRowStore rows;
    private final ImportWriteStore writing;
    private final ImportTaking taking;
    private final Jobs jobs;
    private final Clock clock;

    ImportPeople(
            ImportRunStore runs,
            ImportPieces pieces,
            ImportDecision decision,
            ImportRowStore rows,
            ImportWriteStore writing,
            ImportTaking taking,
            Jobs jobs,
            Clock clock) {
        this.runs = runs;
        this.pieces = pieces;
        this.decision = decision;
        this.rows = rows;
        this.writing = writing;
        this.taking = taking;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * A file as it was understood.
     *
     * @param saved whether the mapping is one that was used before for such a header
     * @param leftOut columns that are not proposed though their names would suit
     */
    public record Opened(
            String fileName, HrTable table, HrMapping mapping, boolean saved, List<HrProposal.LeftOut> leftOut) {
        public Opened with(HrMapping chosen) {
            return new Opened(fileName, table, chosen, false, List.of());
        }
    }

    /** @return the id of the run. @throws BadInput if the file can't be read at all */
    public int upload(Actor actor, String fileName, InputStream file) {
        String name = fileName.isBlank() ? "people.csv" : fileName;
        int run = runs.insert(name, actor.personId() == 0 ? null : actor.personId(), clock.instant());
        pieces.write(run, file);
        HrTable.read(HrText.of(() -> pieces.read(run), null));
        return run;
    }

    /** The same with the mapping chosen already; the file has been read with it. */
    public int upload(Actor actor, String fileName, InputStream file, HrMapping mapping) {
        int run = runs.insert(fileName, actor.personId() == 0 ? null : actor.personId(), clock.instant());
        pieces.write(run, file);
        runs.mapping(run, mapping);
        return run;
    }

    /** The file with the mapping last chosen for it, else one saved for its header, else a proposed one. */
    @Transactional(readOnly = true)
    public Opened open(int run) {
        ImportRunStore.Upload upload = runs.upload(run).orElseThrow(() -> new NotThere("import"));
        if (!pieces.has(run)) {
            throw new Conflict("The file of this import is not kept any more. Upload it again.");
        }
        return open(upload.fileName(), () -> pieces.read(run), upload.mapping());
    }

    /**
     * @param file opens it, as often as it is read
     * @param mapping null: a saved or proposed one
     */
    @Transactional(readOnly = true)
    public Opened open(String fileName, Supplier<InputStream> file, @Nullable HrMapping mapping) {
        HrTable table = HrTable.read(HrText.of(file, mapping == null ? null : mapping.encoding()));
        if (mapping != null) {
            return new Opened(fileName, table, mapping, false, List.of());
        }
        Optional<HrMapping> saved = runs.saved(HrReject.fileHeader(table.header()));
        if (saved.isPresent()) {
            return new Opened(fileName, table, saved.get(), true, List.of());
        }
        HrProposal proposal = HrProposal.of(table);
        return new Opened(fileName, table, proposal.mapping(), false, proposal.leftOut());
    }

    /**
     * Keeps the mapping that was chosen for a run.
     *
     * @throws BadInput if it does not fit the file, or leaves open whether a guessed encoding is right
     */
    public void map(int run, HrMapping mapping) {
        HrTable table = open(run).table();
        mapping.check(table.header());
        if (table.text().encoding() == HrEncoding.WINDOWS_1252 && mapping.encoding() == null) {
            throw new BadInput(
                    "mapping.encoding", "Look at the words and say whether they are right: the file does not say it.");
        }
        if (!runs.isOpenAndHeld(run)) {
            throw new Conflict("This file has been imported. Upload it again to import it again.");
        }
        runs.mapping(run, mapping);
        runs.forgetRejects(run);
    }

    /** What the import would do; nothing is written. */
    public ImportOutcome dryRun(Opened opened, boolean deactivateMissing, Progress progress) {
        int total = opened.table().rows();
        progress.at(0, total);
        Decided decided = decision.decide(opened.table(), opened.mapping(), deactivateMissing);
        int active = rows.activeBefore();
        progress.at(total / 3, total);
        ImportTally tally = new ImportTally();
        decision.forEach(decided, changes -> {
            changes.forEach(tally::add);
            progress.at(Math.min(total, total / 3 + tally.seen()), total);
        });
        return outcome(opened, decided, tally, active, rows.newValues());
    }

    /** The same for a large file: whom it can't take is kept, for whoever reads it later. */
    ImportOutcome lookThrough(int run, boolean deactivateMissing, Progress progress) {
        ImportOutcome outcome = dryRun(open(run), deactivateMissing, progress);
        if (runs.isOpenAndHeld(run)) {
            writing.rejects(run);
        }
        return outcome;
    }

    /** The rows that can't be taken. @param to is given a way to ask for those behind a line, some at a time */
    public void rejects(Opened opened, boolean deactivateMissing, Consumer<IntFunction<List<HrReject>>> to) {
        decision.decide(opened.table(), opened.mapping(), deactivateMissing);
        to.accept(line -> rows.rejects(line, ImportRowStore.BATCH));
    }

    /**
     * Imports here and now.
     *
     * @param confirm how many deactivations are confirmed
     * @throws Conflict the brake, if there are more
     */
    public ImportOutcome apply(
            Actor actor, int run, boolean deactivateMissing, int confirm, @Nullable Long job, Progress progress) {
        Opened opened = open(run);
        int total = opened.table().rows();
        progress.at(0, total);
        writing.lock();
        Decided decided = decision.decide(opened.table(), opened.mapping(), deactivateMissing);
        int active = rows.activeBefore();
        progress.at(total / 3, total);
        List<Integer> newValues = rows.newValues();
        ImportTally tally = taking.stage(decided, newValues);
        ImportOutcome outcome = outcome(opened, decided, tally, active, newValues);
        brake(outcome, confirm);
        Instant now = clock.instant();
        taking.write(actor, opened.fileName(), outcome, job, now);
        taking.confirmed(active, confirm);
        progress.at(total, total);
        writing.rejects(run);
        runs.save(HrReject.fileHeader(opened.table().header()), opened.fileName(), opened.mapping(), now);
        runs.done(run, outcome, now);
        return outcome;
    }

    /** Imports as a job. @throws Conflict the brake, at once */
    public Job queue(Actor actor, int run, boolean deactivateMissing, int confirm, ImportOutcome expected) {
        brake(expected, confirm);
        return queue(actor, run, deactivateMissing, confirm);
    }

    /** Imports a large file as a job, which asks the brake itself. */
    public Job queue(Actor actor, int run, boolean deactivateMissing, int confirm) {
        var input = JsonNodeFactory.instance
                .objectNode()
                .put("run", run)
                .put("deactivateMissing", deactivateMissing)
                .put("confirm", confirm);
        Job job = jobs.queue(
                actor, KIND, "Import of " + runs.upload(run).orElseThrow().fileName(), input);
        if (!runs.queued(run, job.id())) {
            throw new Conflict("This file was imported already. Upload it again to import it again.");
        }
        return job;
    }

    private static void brake(ImportOutcome outcome, int confirm) {
        if (outcome.brake() > confirm) {
            throw Conflict.brake(
                    "This import would deactivate %d people, more than a tenth of those active now. Nothing was changed. Confirm the number to do it."
                            .formatted(outcome.brake()),
                    outcome.brake());
        }
    }

    private ImportOutcome outcome(
            Opened opened, Decided decided, ImportTally tally, int active, List<Integer> newValues) {
        Map<String, List<String>> unknown = new TreeMap<>();
        for (int id : newValues) {
            var v = decided.people().newValue(id);
            unknown.computeIfAbsent(v.attribute().word(), a -> new ArrayList<>())
                    .add(v.name());
        }
        unknown.values().forEach(list -> list.sort(null));
        return new ImportOutcome(
                tally.counts(opened.table().rows(), unknown),
                rows.rejects(0, ImportOutcome.SHOWN),
                rows.rejected(),
                tally.brake(active),
                tally.touched());
    }

    /** Empties the files of imports older than that. @return how many pieces */
    public int forgetFiles(Instant before) {
        return runs.forgetFiles(before);
    }
}
