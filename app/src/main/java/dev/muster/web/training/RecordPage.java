package dev.muster.web.training;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.byhand.Records;
import dev.muster.learning.Completions.Elsewhere;
import dev.muster.library.Content;
import dev.muster.library.ContentRef;
import dev.muster.library.ContentRefs;
import dev.muster.library.ContentStatus;
import dev.muster.library.LibraryGrid;
import dev.muster.library.files.Files;
import dev.muster.people.Person;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Day;
import dev.muster.web.frame.Reply;
import dev.muster.web.people.PersonProfiles;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Recording a completion made elsewhere: filled in, looked at with what it means, recorded. */
@Controller
@RequestMapping("/admin/people/{id}/history/record")
@Allowed(Permission.RECORD_COMPLETIONS)
public class RecordPage {
    private static final int MOST_COURSES = 200;

    private final PersonProfiles people;
    private final Records records;
    private final LibraryGrid library;
    private final ContentRefs contents;
    private final Files files;
    private final Settings settings;

    RecordPage(
            PersonProfiles people,
            Records records,
            LibraryGrid library,
            ContentRefs contents,
            Files files,
            Settings settings) {
        this.people = people;
        this.records = records;
        this.library = library;
        this.contents = contents;
        this.files = files;
        this.settings = settings;
    }

    /** The form as it was sent: everything as typed. */
    public record Form(
            String contentId, String completedAt, String score, String evidence, String note, String approvedBy) {
        static final Form EMPTY = new Form("", "", "", "", "", "");

        public Form {
            contentId = text(contentId);
            completedAt = text(completedAt);
            score = text(score);
            evidence = text(evidence);
            note = text(note);
            approvedBy = text(approvedBy);
        }

        private static String text(@Nullable String s) {
            return s == null ? "" : s.strip();
        }

        Form withEvidence(String other) {
            return new Form(contentId, completedAt, score, other, note, approvedBy);
        }

        Elsewhere read() {
            return new Elsewhere(
                    number("contentId", contentId.isEmpty() ? "0" : contentId),
                    null,
                    day(),
                    score.isEmpty() ? null : (Integer) number("score", score),
                    evidence.isEmpty() ? null : evidence,
                    note.isEmpty() ? null : note,
                    approvedBy.isEmpty() ? null : approvedBy);
        }

        private static int number(String field, String typed) {
            if (typed.matches("\\d{1,9}")) {
                return Integer.parseInt(typed);
            }
            throw new BadInput(field, "Give a whole number.");
        }

        private @Nullable LocalDate day() {
            return Day.optional("completedAt", completedAt);
        }
    }

    @GetMapping
    String fill(Actor actor, @PathVariable int id, @RequestParam(defaultValue = "") String content, Reply reply) {
        return form(people.find(actor, id), new Form(content, "", "", "", "", ""), reply);
    }

    private String form(Person person, Form form, Reply reply) {
        var query = new LibraryGrid.Query("", List.of(ContentStatus.ACTIVE, ContentStatus.ARCHIVED), false);
        List<ContentRef> courses = library.page(query, MOST_COURSES, null).items().stream()
                .filter(c -> c.version() > 0)
                .map(Content::ref)
                .toList();
        reply.with("person", person)
                .with("form", form)
                .with("courses", courses)
                .with("today", settings.today(person.timeZone()));
        return reply.show("training/record");
    }

    /** What it means, before it is recorded. A file is kept meanwhile: it stands in the form as its number. */
    @PostMapping
    String review(
            Actor actor,
            @PathVariable int id,
            @ModelAttribute Form form,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean edit,
            Reply reply)
            throws IOException {
        Person person = people.find(actor, id);
        Form filled = form;
        try {
            if (file != null && !file.isEmpty()) {
                filled = form.withEvidence(
                        String.valueOf(files.upload(actor, file.getOriginalFilename(), file.getSize(), file)
                                .id()));
            }
            if (edit) {
                return form(person, filled, reply);
            }
            Elsewhere made = filled.read();
            reply.with("person", person)
                    .with("form", filled)
                    .with("outlook", records.outlook(actor, id, made, settings.today(person.timeZone())))
                    .with("content", contents.require(actor, made.contentId()))
                    .with("day", made.on());
            return reply.show("training/record-review");
        } catch (BadInput e) {
            return form(person, filled, reply.refused(e));
        }
    }

    @PostMapping("/confirm")
    String record(Actor actor, @PathVariable int id, @ModelAttribute Form form, Reply reply) {
        Person person = people.find(actor, id);
        try {
            records.add(actor, id, form.read());
        } catch (BadInput e) {
            return form(person, form, reply.refused(e));
        }
        reply.say("Completion recorded");
        return "redirect:/admin/people/" + id + "/history";
    }
}
