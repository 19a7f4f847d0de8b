package dev.muster.privacy;

import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.library.files.Files;
import dev.muster.people.imports.ImportPeople;
import dev.muster.people.rules.HrTable;
import dev.muster.privacy.EverythingGrid.Upload;
import dev.muster.privacy.EverythingSql.Section;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotThere;
import dev.muster.shared.Same;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.Cursor;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * All that is known of one person as one ZIP: a page to read, each table as CSV and as JSON, and the files. However much it
 * is, some rows are in memory at a time.
 */
@Component
public class Everything {
    private static final List<String> FROM_FILES = List.of("Import", "Line", "Row");

    private final EverythingGrid grid;
    private final ErasureStore people;
    private final ImportPeople imports;
    private final Files files;
    private final AuditLog log;
    private final Clock clock;

    Everything(EverythingGrid grid, ErasureStore people, ImportPeople imports, Files files, AuditLog log, Clock clock) {
        this.grid = grid;
        this.people = people;
        this.imports = imports;
        this.files = files;
        this.log = log;
        this.clock = clock;
    }

    /** Notes who took it; before {@link #write}, so that nobody has the file unnoticed. @throws NotThere for nobody */
    @Transactional
    public void note(Actor actor, int personId) {
        if (people.find(personId).isEmpty()) {
            throw new NotThere("person");
        }
        var entry = log.write(Act.of(actor, AuditAction.PERSON_EVERYTHING).people(1));
        log.line(entry, 0, personId, null, JsonNodeFactory.instance.objectNode().put("file", name(personId)));
    }

    public static String name(int personId) {
        return "everything-" + personId + ".zip";
    }

    /** All of it as of one moment. */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public void write(int personId, OutputStream out) throws IOException {
        String name =
                people.find(personId).orElseThrow(() -> new NotThere("person")).name();
        try (EverythingZip zip = new EverythingZip(out, name, clock.instant())) {
            List<Section> sections = EverythingSql.ALL;
            List<List<String>> inFiles = inFiles(personId);
            zip.page(page -> {
                for (Section s : sections) {
                    try (Cursor<Record> rows = grid.rows(s, personId)) {
                        page.section(
                                s.title(), s.said(), s.file(), EverythingZip.header(rows), EverythingZip.cells(rows));
                    }
                }
                page.section(
                        "HR files",
                        "Rows of uploaded HR files that are still kept.",
                        "hr-files",
                        FROM_FILES,
                        inFiles.iterator());
            });
            for (Section s : sections) {
                try (Cursor<Record> rows = grid.rows(s, personId)) {
                    zip.csv(s.file(), EverythingZip.header(rows), EverythingZip.cells(rows));
                }
                try (Cursor<Record> rows = grid.rows(s, personId)) {
                    zip.json(s.file(), EverythingZip.header(rows), EverythingZip.cells(rows));
                }
            }
            zip.csv("hr-files", FROM_FILES, inFiles.iterator());
            zip.json("hr-files", FROM_FILES, inFiles.iterator());
            for (Upload file : grid.uploads(personId)) {
                try (InputStream bytes = files.bytes(files.get(file.id())).getInputStream()) {
                    zip.file(file.id() + " " + file.name(), bytes);
                }
            }
        }
    }

    /** Rows of kept HR files that name the person. */
    private List<List<String>> inFiles(int personId) {
        Set<String> keys = grid.keys(personId);
        List<List<String>> found = new ArrayList<>();
        for (int run : grid.keptImports()) {
            try {
                HrTable table = imports.open(run).table();
                table.forEach(row -> {
                    if (row.cells().stream().map(Same::key).anyMatch(keys::contains)) {
                        found.add(List.of(
                                String.valueOf(run), String.valueOf(row.line()), String.join("; ", row.cells())));
                    }
                });
            } catch (BadInput | Conflict | UncheckedIOException e) {
                found.add(List.of(String.valueOf(run), "", "This file can't be read: " + e.getMessage()));
            }
        }
        return found;
    }
}
