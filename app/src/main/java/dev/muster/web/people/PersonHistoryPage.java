package dev.muster.web.people;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.byhand.Records;
import dev.muster.assignment.lists.RemovedGrid;
import dev.muster.learning.Completion;
import dev.muster.learning.LearningGrid;
import dev.muster.learning.PastAttempt;
import dev.muster.library.files.Files;
import dev.muster.library.files.StoredFile;
import dev.muster.people.Person;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotThere;
import dev.muster.web.frame.Reply;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a person completed, began and had taken away; a completion that does not count is voided here. */
@Controller
@RequestMapping("/admin/people/{id}/history")
public class PersonHistoryPage {
    private final PersonProfiles people;
    private final LearningGrid learning;
    private final RemovedGrid removed;
    private final Records records;
    private final Files files;
    private final Settings settings;

    PersonHistoryPage(
            PersonProfiles people,
            LearningGrid learning,
            RemovedGrid removed,
            Records records,
            Files files,
            Settings settings) {
        this.people = people;
        this.learning = learning;
        this.removed = removed;
        this.records = records;
        this.files = files;
        this.settings = settings;
    }

    /** @param files that are evidence, by id */
    public record View(
            Person person,
            List<Completion> completions,
            List<PastAttempt> attempts,
            List<RemovedGrid.Row> removals,
            Map<String, StoredFile> files,
            boolean mayRecord,
            LocalDate today,
            ZoneId zone) {
        public View {
            completions = List.copyOf(completions);
            attempts = List.copyOf(attempts);
            removals = List.copyOf(removals);
            files = Map.copyOf(files);
        }

        /** The file that is the evidence; null: it is words, or none. */
        public @Nullable StoredFile file(Completion c) {
            return c.recordedElsewhere() && c.evidence() != null ? files.get(c.evidence()) : null;
        }
    }

    @GetMapping
    @Allowed(Permission.SEE_PEOPLE)
    String show(Actor actor, @PathVariable int id, Reply reply) {
        Person person = people.find(actor, id);
        List<Completion> completions = learning.completions(id);
        reply.with(
                "view",
                new View(
                        person,
                        completions,
                        learning.attempts(id),
                        removed.of(id),
                        evidence(completions),
                        Permission.RECORD_COMPLETIONS.isOf(actor.level()),
                        settings.today(person.timeZone()),
                        settings.current().zone(person.timeZone())));
        return reply.show("training/history");
    }

    private Map<String, StoredFile> evidence(List<Completion> completions) {
        List<Integer> ids = completions.stream()
                .filter(Completion::recordedElsewhere)
                .map(Completion::evidence)
                .filter(e -> e != null && e.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .toList();
        return files.of(ids).values().stream()
                .collect(Collectors.toMap(f -> String.valueOf(f.id()), Function.identity()));
    }

    /** @param outlook what becomes of the assignment */
    public record Voiding(Person person, Completion completion, Records.Outlook outlook, String reason, ZoneId zone) {}

    @GetMapping("/{completionId}/void")
    @Allowed(Permission.RECORD_COMPLETIONS)
    String ask(Actor actor, @PathVariable int id, @PathVariable long completionId, Reply reply) {
        return ask(actor, id, completionId, "", reply);
    }

    private String ask(Actor actor, int id, long completionId, String reason, Reply reply) {
        Person person = people.find(actor, id);
        Completion completion = learning.completion(id, completionId);
        if (completion.voided()) {
            throw new NotThere("completion");
        }
        var outlook = records.outlook(completion, settings.today(person.timeZone()));
        ZoneId zone = settings.current().zone(person.timeZone());
        reply.with("view", new Voiding(person, completion, outlook, reason, zone));
        return reply.show("training/void");
    }

    @PostMapping("/{completionId}/void")
    @Allowed(Permission.RECORD_COMPLETIONS)
    String annul(
            Actor actor,
            @PathVariable int id,
            @PathVariable long completionId,
            @RequestParam(defaultValue = "") String reason,
            Reply reply) {
        people.find(actor, id);
        learning.completion(id, completionId);
        try {
            records.annul(actor, completionId, reason);
        } catch (BadInput e) {
            return ask(actor, id, completionId, reason, reply.refused(e));
        }
        reply.say("Voided: it counts no more");
        return "redirect:/admin/people/" + id + "/history";
    }
}
