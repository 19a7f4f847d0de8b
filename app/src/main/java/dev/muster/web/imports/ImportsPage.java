package dev.muster.web.imports;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.people.ValueLists;
import dev.muster.people.imports.ImportDryRuns;
import dev.muster.people.imports.ImportGrid;
import dev.muster.people.imports.ImportOutcome;
import dev.muster.people.imports.ImportPeople;
import dev.muster.people.rules.HrDates;
import dev.muster.people.rules.HrEncoding;
import dev.muster.people.rules.HrMapping;
import dev.muster.people.rules.HrReject;
import dev.muster.people.rules.HrTable;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import dev.muster.shared.AudienceJson;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotThere;
import dev.muster.shared.Text;
import dev.muster.web.Errors;
import dev.muster.work.Job;
import dev.muster.work.Jobs;
import dev.muster.work.Progress;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;

/** Imports of HR files: upload, columns, dry run, import, result. */
@Controller
@RequestMapping("/admin/imports")
@Allowed(Permission.CHANGE_PEOPLE)
public class ImportsPage {
    private final ImportPeople imports;
    private final ImportDryRuns dryRuns;
    private final Jobs jobs;
    private final ImportGrid grid;
    private final ValueLists lists;
    private final Settings settings;

    ImportsPage(
            ImportPeople imports,
            ImportDryRuns dryRuns,
            Jobs jobs,
            ImportGrid grid,
            ValueLists lists,
            Settings settings) {
        this.imports = imports;
        this.dryRuns = dryRuns;
        this.jobs = jobs;
        this.grid = grid;
        this.lists = lists;
        this.settings = settings;
    }

    public record ListView(List<ImportGrid.Run> runs, Map<String, String> errors, ZoneId zone) {}

    public record MappingView(int run, ImportPeople.Opened opened, Map<String, String> errors) {
        public boolean chosen(String field, String column) {
            return column.equals(opened.mapping().columns().get(field));
        }

        /** The first cells of a column. */
        public String sample(String column) {
            int at = opened.table().header().indexOf(column);
            List<String> cells = new ArrayList<>();
            for (HrTable.Row row : opened.table().first()) {
                if (at >= 0 && at < row.cells().size() && !row.cells().get(at).isBlank() && cells.size() < 3) {
                    cells.add(Text.clean(row.cells().get(at)));
                }
            }
            return String.join(", ", cells);
        }

        /** Whether somebody has to say that the letters are right. */
        public boolean isGuess() {
            return opened.table().text().encoding() == HrEncoding.WINDOWS_1252;
        }

        /** Words by which one sees whether the letters are right. */
        public List<String> letters() {
            Set<String> words = new LinkedHashSet<>();
            opened.table()
                    .forEach(row -> row.cells().stream()
                            .filter(cell -> words.size() < 8 && cell.chars().anyMatch(c -> c > 127))
                            .forEach(words::add));
            return List.copyOf(words);
        }

        public List<String> formats() {
            List<String> formats = new ArrayList<>(HrDates.KNOWN);
            opened.mapping().dateFormats().stream()
                    .filter(f -> !formats.contains(f))
                    .forEach(formats::add);
            return formats;
        }
    }

    public record CheckView(
            int run,
            String fileName,
            boolean deactivateMissing,
            ImportOutcome outcome,
            @Nullable String error) {
        public List<HrReject> firstRejects() {
            return outcome.rejects().stream().limit(100).toList();
        }
    }

    public record LargeView(int run, String fileName, boolean deactivateMissing, int rows) {}

    /** @param slips whom sign-in slips can be printed for */
    public record ResultView(
            ImportGrid.Run run, List<HrReject> rejects, int rejected, List<Slips> slips, ZoneId zone) {}

    /** @param audience as JSON */
    public record Slips(String label, String audience) {}

    @GetMapping
    String list(Model model) {
        return list(Map.of(), model);
    }

    @PostMapping
    String upload(Actor actor, @RequestParam @Nullable MultipartFile file, Model model, HttpServletResponse response) {
        try {
            if (file == null || file.isEmpty()) {
                throw new BadInput("file", "Choose a file.");
            }
            String name = file.getOriginalFilename() == null ? "people.csv" : file.getOriginalFilename();
            try (InputStream in = file.getInputStream()) {
                return "redirect:/admin/imports/" + imports.upload(actor, name, in);
            }
        } catch (BadInput e) {
            response.setStatus(422);
            return list(Errors.byField(e), model);
        } catch (IOException e) {
            response.setStatus(422);
            return list(Map.of("file", "The file did not arrive whole. Send it again."), model);
        }
    }

    @GetMapping("/{run}")
    String show(@PathVariable int run, Model model) {
        ImportGrid.Run found = find(run);
        if (found.isDone()) {
            model.addAttribute(
                    "view",
                    new ResultView(
                            found,
                            grid.rejects(run, 0, 100),
                            grid.rejected(run),
                            slips(),
                            settings.current().defaultTimeZone()));
            return "imports/result";
        }
        model.addAttribute("view", new MappingView(run, imports.open(run), Map.of()));
        return "imports/mapping";
    }

    @PostMapping("/{run}/mapping")
    String map(
            @PathVariable int run,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            HttpServletResponse response) {
        if (find(run).isDone()) {
            return "redirect:/admin/imports/" + run;
        }
        HrMapping mapping = MappingForm.read(form);
        try {
            imports.map(run, mapping);
            return "redirect:/admin/imports/" + run + "/check";
        } catch (BadInput e) {
            response.setStatus(422);
            var opened = imports.open(run);
            model.addAttribute("view", new MappingView(run, opened.with(mapping), Errors.byField(e)));
            return "imports/mapping";
        }
    }

    /** A large file is looked at by a job first, whose answer is shown here. */
    @GetMapping("/{run}/check")
    String check(
            Actor actor,
            @PathVariable int run,
            @RequestParam(defaultValue = "KEEP") String missing,
            @RequestParam(required = false) @Nullable Long dryRun,
            Model model) {
        if (find(run).isDone()) {
            return "redirect:/admin/imports/" + run;
        }
        var opened = imports.open(run);
        boolean deactivate = missing.equals("DEACTIVATE");
        if (dryRun != null) {
            return checked(actor, run, opened, dryRun, model);
        }
        if (ImportDryRuns.isLarge(opened)) {
            model.addAttribute(
                    "view",
                    new LargeView(
                            run, opened.fileName(), deactivate, opened.table().rows()));
            return "imports/large";
        }
        return check(run, deactivate, null, model);
    }

    private String checked(Actor actor, int run, ImportPeople.Opened opened, long dryRun, Model model) {
        Job job = jobs.find(actor, dryRun);
        JsonNode found = job.result();
        if (!job.kind().equals(ImportDryRuns.KIND) || job.input().path("run").asInt() != run || found == null) {
            return "redirect:/admin/imports/" + run + "/check";
        }
        boolean deactivate = job.input().path("deactivateMissing").asBoolean();
        model.addAttribute("view", new CheckView(run, opened.fileName(), deactivate, ImportOutcome.read(found), null));
        return "imports/check";
    }

    @PostMapping("/{run}/check")
    String dryRun(Actor actor, @PathVariable int run, @RequestParam(defaultValue = "KEEP") String missing) {
        if (find(run).isDone()) {
            return "redirect:/admin/imports/" + run;
        }
        var opened = imports.open(run);
        return "redirect:/admin/jobs/"
                + dryRuns.queue(actor, run, opened, missing.equals("DEACTIVATE"))
                        .id();
    }

    @PostMapping("/{run}/import")
    String take(
            Actor actor,
            @PathVariable int run,
            @RequestParam(defaultValue = "KEEP") String missing,
            @RequestParam(defaultValue = "0") String confirm,
            Model model,
            HttpServletResponse response) {
        find(run);
        boolean deactivate = missing.equals("DEACTIVATE");
        try {
            var opened = imports.open(run);
            Job job = ImportDryRuns.isLarge(opened)
                    ? imports.queue(actor, run, deactivate, number(confirm))
                    : imports.queue(
                            actor, run, deactivate, number(confirm), imports.dryRun(opened, deactivate, Progress.NONE));
            return "redirect:/admin/jobs/" + job.id();
        } catch (Conflict e) {
            if (find(run).isDone()) {
                return "redirect:/admin/imports/" + run;
            }
            response.setStatus(409);
            return check(run, deactivate, String.valueOf(e.getMessage()), model);
        }
    }

    @GetMapping("/{run}/rejected.csv")
    void rejected(
            @PathVariable int run, @RequestParam(defaultValue = "KEEP") String missing, HttpServletResponse response)
            throws IOException {
        var opened = imports.open(run);
        boolean done = find(run).isDone();
        boolean kept = done || ImportDryRuns.isLarge(opened);
        if (kept && !done && grid.rejected(run) == 0) {
            throw new Conflict("No rejected rows are kept for this file. Look through it again.");
        }
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("rejected-" + run + ".csv")
                        .build()
                        .toString());
        RejectedRows rows = new RejectedRows(opened.table(), response.getWriter());
        if (kept) {
            rows.write(line -> grid.rejects(run, line, 5_000));
        } else {
            imports.rejects(opened, missing.equals("DEACTIVATE"), rows::write);
        }
    }

    /** Everybody, or the people of one location: whoever hands the slips out there. */
    private List<Slips> slips() {
        List<Slips> choices = new ArrayList<>();
        choices.add(new Slips("everybody", AudienceJson.write(Audience.EVERYBODY)));
        lists.read().all().stream()
                .filter(v -> v.attribute() == Attribute.LOCATION)
                .map(v -> new Slips(
                        v.name(),
                        AudienceJson.write(
                                Audience.of(new Audience.Has(Attribute.LOCATION, List.of(v.name()), false)))))
                .forEach(choices::add);
        return choices;
    }

    private ImportGrid.Run find(int run) {
        return grid.find(run).orElseThrow(() -> new NotThere("import"));
    }

    private String list(Map<String, String> errors, Model model) {
        model.addAttribute(
                "view", new ListView(grid.latest(50), errors, settings.current().defaultTimeZone()));
        return "imports/list";
    }

    private String check(int run, boolean deactivateMissing, @Nullable String error, Model model) {
        var opened = imports.open(run);
        model.addAttribute(
                "view",
                new CheckView(
                        run,
                        opened.fileName(),
                        deactivateMissing,
                        imports.dryRun(opened, deactivateMissing, Progress.NONE),
                        error));
        return "imports/check";
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.replaceAll("[^0-9]", ""));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
