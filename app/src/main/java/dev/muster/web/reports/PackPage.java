package dev.muster.web.reports;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.evidence.pack.EvidencePacks;
import dev.muster.evidence.pack.PackAsk;
import dev.muster.evidence.pack.PackVerification;
import dev.muster.reporting.ComplianceFilter;
import dev.muster.reporting.Compliances;
import dev.muster.reporting.Dimension;
import dev.muster.reporting.Numbers;
import dev.muster.reporting.ReportDay;
import dev.muster.reporting.ReportFilter;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Day;
import dev.muster.web.frame.Reply;
import dev.muster.web.reports.ReportChoices.Choice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Evidence packs: asked for with the filters of the reports, and checked. */
@Controller
@Allowed(Permission.SEE_AUDIT)
public class PackPage {
    public static final String AT = "/admin/reports/evidence";
    private static final String CHECK = AT + "/check";

    private final EvidencePacks packs;
    private final PackVerification verification;
    private final Compliances compliances;
    private final ReportChoices choices;
    private final Settings settings;

    PackPage(
            EvidencePacks packs,
            PackVerification verification,
            Compliances compliances,
            ReportChoices choices,
            Settings settings) {
        this.packs = packs;
        this.verification = verification;
        this.compliances = compliances;
        this.choices = choices;
        this.settings = settings;
    }

    public static boolean isFor(@Nullable Actor actor) {
        return actor != null && Permission.SEE_AUDIT.isOf(actor.level());
    }

    /** The page, with whom and what a report speaks of. */
    public static String of(ComplianceFilter filter) {
        return AT + "?"
                + ReportFilter.address(filter.on(new ReportDay(filter.day().day(), false)))
                        .replaceFirst("^&", "");
    }

    /** @param total what the pack would be about */
    public record View(
            ComplianceFilter filter,
            LocalDate asOf,
            LocalDate today,
            String from,
            Numbers total,
            List<Choice> choices) {
        /** For example {@code 12 people have 30 requirements}. */
        public String sum() {
            int required = total.required();
            return "%,d %s %,d %s"
                    .formatted(
                            total.people(),
                            total.people() == 1 ? "person has" : "people have",
                            required,
                            required == 1 ? "requirement" : "requirements");
        }

        /** What was asked, as hidden fields of the form that makes the pack. */
        public List<Choice> chosen() {
            return choices.stream().filter(c -> !c.chosen().isEmpty()).toList();
        }
    }

    @GetMapping(AT)
    String show(Actor actor, @RequestParam MultiValueMap<String, String> asked, Reply reply) {
        return shown(
                actor,
                ReportFilter.of(ReportWords.asked(asked)),
                ReportWords.asked(asked).first("from"),
                reply);
    }

    private String shown(Actor actor, ComplianceFilter filter, String from, Reply reply) {
        LocalDate today = settings.today(null);
        return reply.with(
                        "view",
                        new View(
                                filter,
                                Objects.requireNonNullElse(filter.day().day(), today),
                                today,
                                from,
                                compliances
                                        .report(actor, filter, Dimension.CONTENT, null)
                                        .total(),
                                choices.of(actor, filter)))
                .show("reports/pack");
    }

    @PostMapping(AT)
    String make(Actor actor, @RequestParam MultiValueMap<String, String> asked, Reply reply) {
        ComplianceFilter filter = ReportFilter.of(ReportWords.asked(asked));
        String from = ReportWords.asked(asked).first("from");
        try {
            PackAsk ask = new PackAsk(
                    filter.people(),
                    filter.contents(),
                    Objects.requireNonNullElseGet(filter.day().day(), () -> settings.today(null)),
                    Day.optional("from", from));
            return "redirect:/admin/jobs/" + packs.ask(actor, ask).id();
        } catch (BadInput e) {
            return shown(actor, filter, from, reply.refused(e));
        }
    }

    /** @param verified null: nothing was checked yet; fileName: what was */
    public record CheckView(PackVerification.@Nullable Verified verified, String fileName) {}

    @GetMapping(CHECK)
    String ask(Reply reply) {
        return reply.with("view", new CheckView(null, "")).show("reports/pack-check");
    }

    @PostMapping(CHECK)
    String check(@RequestParam(required = false) @Nullable MultipartFile file, Reply reply) throws IOException {
        if (file == null || file.isEmpty()) {
            return ask(reply.refused(new BadInput("file", "Choose an evidence pack: a ZIP file.")));
        }
        Path copy = Files.createTempFile("muster-check", ".zip");
        try {
            file.transferTo(copy);
            String name = Objects.requireNonNullElse(file.getOriginalFilename(), "the file");
            return reply.with("view", new CheckView(verification.check(copy), name))
                    .show("reports/pack-check");
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}
