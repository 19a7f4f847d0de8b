package dev.muster.web.library;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.library.Step;
import dev.muster.library.drafts.Courses;
import dev.muster.library.drafts.Drafts;
import dev.muster.library.files.Files;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotThere;
import dev.muster.web.Errors;
import dev.muster.web.frame.Reply;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** One step of a draft: made new or changed. The quiz editor's buttons send the form and show it again. */
@Controller
@RequestMapping("/admin/courses/{id}/content")
@Allowed(Permission.EDIT_LIBRARY)
class StepEditPage {
    private final Courses courses;
    private final Drafts drafts;
    private final Files files;

    StepEditPage(Courses courses, Drafts drafts, Files files) {
        this.courses = courses;
        this.drafts = drafts;
        this.files = files;
    }

    @GetMapping("/new")
    String fresh(@PathVariable int id, @RequestParam(defaultValue = "text") String kind, Reply reply) {
        return page(id, StepForm.empty(kind(kind)), reply);
    }

    @GetMapping("/{stepId}")
    String edit(@PathVariable int id, @PathVariable int stepId, Reply reply) {
        return page(id, StepForm.of(step(id, stepId)), reply);
    }

    @PostMapping("/new")
    String create(
            Actor actor,
            @PathVariable int id,
            @RequestParam(defaultValue = "text") String kind,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Reply reply)
            throws IOException {
        return send(actor, id, StepForm.read(0, kind(kind), null, fields), fields.getFirst("act"), file, reply);
    }

    @PostMapping("/{stepId}")
    String change(
            Actor actor,
            @PathVariable int id,
            @PathVariable int stepId,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Reply reply)
            throws IOException {
        Step step = step(id, stepId);
        StepForm form = StepForm.read(stepId, step.kind(), step.fileId(), fields);
        return send(actor, id, form, fields.getFirst("act"), file, reply);
    }

    /** @param act the button: {@code save}, or one that changes the form and shows it again */
    private String send(
            Actor actor, int id, StepForm sent, @Nullable String act, @Nullable MultipartFile file, Reply reply)
            throws IOException {
        if (act != null && !act.equals("save")) {
            return page(id, sent.after(act), reply);
        }
        StepForm form = sent;
        try {
            if (sent.kind() == Step.Kind.DOCUMENT && file != null && !file.isEmpty()) {
                int uploaded = files.upload(actor, file.getOriginalFilename(), file.getSize(), file)
                        .id();
                form = sent.withFile(uploaded);
            }
            int saved = save(actor, id, form.step());
            reply.say(sent.id() == 0 ? "Step added to the draft" : "Step changed in the draft");
            return "redirect:/admin/courses/" + id + "/content#step-" + saved;
        } catch (BadInput e) {
            return page(id, form, reply.refused(errors(e)));
        }
    }

    private int save(Actor actor, int id, Step step) {
        if (step.id() == 0) {
            return drafts.add(actor, id, step);
        }
        drafts.put(actor, id, step);
        return step.id();
    }

    /** {@code questions[1].options} is the field {@code q1.o0} of the form. */
    private static Map<String, String> errors(BadInput e) {
        Map<String, String> errors = new LinkedHashMap<>();
        Errors.byField(e)
                .forEach((field, message) -> errors.putIfAbsent(
                        field.replaceFirst("^steps\\[\\d+]\\.", "")
                                .replaceFirst("^questions\\[(\\d+)]\\.prompt$", "q$1.prompt")
                                .replaceFirst("^questions\\[(\\d+)]\\.(options|answer)$", "q$1.o0")
                                .replace("fileId", "file"),
                        message));
        return errors;
    }

    private String page(int id, StepForm form, Reply reply) {
        Integer fileId = form.fileId();
        reply.with("course", courses.get(id))
                .with("form", form)
                .with("file", fileId == null ? null : files.get(fileId));
        return reply.show("library/step");
    }

    private Step step(int id, int stepId) {
        return courses.get(id).draft().stream()
                .filter(s -> s.id() == stepId)
                .findFirst()
                .orElseThrow(() -> new NotThere("step"));
    }

    private static Step.Kind kind(String word) {
        try {
            return Step.Kind.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new NotThere("kind of step");
        }
    }
}
