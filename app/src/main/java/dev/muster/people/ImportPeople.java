package dev.muster.people;

import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.people.ImportPlan.Change;
import dev.muster.people.rules.HrEncoding;
import dev.muster.people.rules.HrFile;
import dev.muster.people.rules.HrMapping;
import dev.muster.people.rules.HrProposal;
import dev.muster.people.rules.HrReject;
import dev.muster.people.rules.HrTable;
import dev.muster.people.rules.HrText;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotThere;
import dev.muster.shared.PeopleChanged;
import dev.muster.work.Job;
import dev.muster.work.Jobs;
import dev.muster.work.Progress;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;

/** Takes in HR files (api.md "Imports"): upload, mapping, dry run, and the import itself, whole or not at all. */
@Component
@Transactional
public class ImportPeople {
    /** The kind of its jobs. */
    public static final String KIND = "people.import";

    private final ImportRunStore runs;
    private final ImportPieces pieces;
    private final ImportReadStore reading;
    private final ImportWriteStore writing;
    private final PersonStore people;
    private final ValueLists lists;
    private final TimeZones zones;
    private final Jobs jobs;
    private final AuditLog audit;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    ImportPeople(
            ImportRunStore runs,
            ImportPieces pieces,
            ImportReadStore reading,
            ImportWriteStore writing,
            PersonStore people,
            ValueLists lists,
            TimeZones zones,
            Jobs jobs,
            AuditLog audit,
            ApplicationEventPublisher news,
            Clock clock) {
        this.runs = runs;
        this.pieces = pieces;
        this.reading = reading;
        this.writing = writing;
        this.people = people;
        this.lists = lists;
        this.zones = zones;
        this.jobs = jobs;
        this.audit = audit;
        this.news = news;
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
        runs.mapping(run, mapping);
    }

    /** What the import would do; nothing is written. */
    @Transactional(readOnly = true)
    public ImportOutcome dryRun(Opened opened, boolean deactivateMissing) {
        return outcome(decide(opened, deactivateMissing));
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
        progress.at(0, opened.table().rows());
        reading.lock();
        ImportPlan plan = decide(opened, deactivateMissing);
        ImportOutcome outcome = outcome(plan);
        brake(outcome, confirm);
        progress.at(plan.rows() / 3, plan.rows());
        Instant now = clock.instant();
        var settled = settle(plan);
        write(actor, opened.fileName(), settled, plan, job, now);
        news.publishEvent(new ImportWritten(
                settled.changes().stream()
                        .filter(c -> c.before() != null)
                        .map(c -> c.after().id())
                        .toList(),
                plan.activeBefore(),
                confirm));
        progress.at(plan.rows(), plan.rows());
        if (!plan.rejects().isEmpty()) {
            writing.rejects(run, plan.rejects());
        }
        runs.save(HrReject.fileHeader(opened.table().header()), opened.fileName(), opened.mapping(), now);
        runs.done(run, outcome, now);
        return outcome;
    }

    /** Imports as a job. @throws Conflict the brake, at once */
    public Job queue(Actor actor, int run, boolean deactivateMissing, int confirm, ImportOutcome expected) {
        brake(expected, confirm);
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

    private static ImportOutcome outcome(ImportPlan plan) {
        return new ImportOutcome(
                plan.counts(), plan.rejects(), plan.brake(), plan.changes().size());
    }

    private ImportPlan decide(Opened opened, boolean deactivateMissing) {
        HrFile file = HrFile.read(opened.table(), opened.mapping());
        String standard = zones.standard();
        Map<String, LocalDate> days = new HashMap<>();
        var decision = new ImportDecision(
                file,
                lists.read(),
                deactivateMissing,
                zones.standardLanguage(),
                zone -> days.computeIfAbsent(zone == null ? standard : zone, zones::today));
        reading.everybody(decision::see);
        return decision.plan();
    }

    /** @param changes with the real ids of people and values */
    private record Settled(List<Change> changes, Map<Integer, String> valueNames) {}

    private Settled settle(ImportPlan plan) {
        Map<Integer, Integer> valueIds = new HashMap<>();
        for (int i = 0; i < plan.newValues().size(); i++) {
            var v = plan.newValues().get(i);
            valueIds.put(-1 - i, people.valueId(v.attribute(), v.name()));
        }
        List<Change> created =
                plan.changes().stream().filter(c -> c.before() == null).toList();
        List<Integer> ids = writing.newIds(created.size());
        Map<Integer, Integer> personIds = new HashMap<>();
        for (int i = 0; i < created.size(); i++) {
            personIds.put(created.get(i).after().id(), ids.get(i));
        }
        List<Change> changes = new ArrayList<>();
        for (Change c : plan.changes()) {
            changes.add(new Change(c.line(), c.before(), c.after().settled(personIds, valueIds), c.newStarter()));
        }
        Map<Integer, String> names = new HashMap<>();
        lists.read().all().forEach(v -> names.put(v.id(), KnownTrace.valueName(v.attribute(), v.name())));
        return new Settled(changes, names);
    }

    private void write(
            Actor actor, String fileName, Settled settled, ImportPlan plan, @Nullable Long job, Instant now) {
        List<Change> created =
                settled.changes().stream().filter(c -> c.before() == null).toList();
        List<Change> changed =
                settled.changes().stream().filter(c -> c.before() != null).toList();
        if (!changed.isEmpty()) {
            writing.stage(changed);
        }
        if (!created.isEmpty()) {
            writing.create(created, now);
        }
        if (!changed.isEmpty()) {
            writing.change(changed, now);
        }
        Actor importing = new Actor(Actor.Kind.IMPORT, actor.personId(), actor.name(), actor.level(), actor.scope());
        var counts = plan.counts();
        var detail = JsonNodeFactory.instance
                .objectNode()
                .put("file", fileName)
                .put("created", counts.created())
                .put("updated", counts.updated())
                .put("deactivated", counts.deactivated())
                .put("reactivated", counts.reactivated())
                .put("rejected", plan.rejects().size());
        var entry = audit.write(Act.of(importing, KIND)
                .people(settled.changes().size())
                .job(job)
                .detail(detail));
        if (!settled.changes().isEmpty()) {
            writing.auditLines(
                    entry, settled.changes(), id -> settled.valueNames().getOrDefault(id, "value:" + id));
            news.publishEvent(new PeopleChanged(
                    settled.changes().stream().map(c -> c.after().id()).toList()));
        }
    }

    /** Empties the files of imports older than 30 days. */
    public int forgetFiles() {
        return runs.forgetFiles(clock.instant().minus(Duration.ofDays(30)));
    }
}
