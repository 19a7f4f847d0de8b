package dev.muster.evidence.transcripts;

import dev.muster.assignment.Training;
import dev.muster.assignment.exemption.ExemptionGrid;
import dev.muster.paper.PaperSize;
import dev.muster.paper.Print;
import dev.muster.paper.Sheet;
import dev.muster.shared.Attribute;
import dev.muster.shared.Day;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A transcript on paper. */
public final class TranscriptPaper {
    private static final String STYLE = """
            @page { size: %s; margin: 16mm 15mm 18mm 15mm;
              @bottom-left { content: element(foot); }
              @bottom-right { content: "Page " counter(page) " of " counter(pages); font-family: 'Muster'; font-size: 8pt; color: #4a4d57; } }
            body { margin: 0; color: #17181c; font-size: 9pt; line-height: 1.35; }
            #foot { position: running(foot); font-size: 8pt; color: #4a4d57; }
            .organisation { color: #4a4d57; font-weight: bold; font-size: 10pt; }
            h1 { font-size: 18pt; margin: 1mm 0 1mm 0; } h2 { font-size: 11pt; margin: 7mm 0 2mm 0; page-break-after: avoid; }
            div { text-align: left; } .who { font-size: 14pt; font-weight: bold; word-wrap: break-word; }
            .grey { color: #4a4d57; } .small { font-size: 8pt; } .struck { text-decoration: line-through; }
            table { width: 100%%; border-collapse: collapse; table-layout: fixed; -fs-table-paginate: paginate; }
            th { text-align: left; font-size: 8pt; color: #4a4d57; border-bottom: 0.3mm solid #85837b; padding: 0 2mm 1mm 0; }
            td { vertical-align: top; border-bottom: 0.15mm solid #d5d4cf; padding: 1.4mm 2mm 1.4mm 0; word-wrap: break-word; }
            tr { page-break-inside: avoid; }
            """;

    private TranscriptPaper() {}

    public static byte[] print(Transcript t, PaperSize size) {
        return Print.pdf(new Sheet("Transcript: " + t.person().name(), STYLE.formatted(size.css()), body(t), t.at()));
    }

    private static String body(Transcript t) {
        String moment = Day.moment(t.at(), t.zone()) + " (" + t.zone().getId() + ")";
        return "<div id=\"foot\">%s, as of %s</div>"
                        .formatted(Print.text(t.person().name()), moment)
                + block("organisation", t.organisation())
                + "<h1>Transcript</h1>"
                + block("who", t.person().name())
                + block("grey", about(t))
                + "<div class=\"grey\">As of %s. Days are those of this time zone.</div>".formatted(moment)
                + completions(t)
                + open(t)
                + exemptions(t);
    }

    private static String block(String css, String text) {
        return text.isEmpty() ? "" : "<div class=\"%s\" dir=\"auto\">%s</div>".formatted(css, Print.text(text));
    }

    private static String about(Transcript t) {
        String number = t.person().employeeNumber() == null
                ? ""
                : "Employee number " + t.person().employeeNumber();
        return String.join(
                " · ",
                List.of(
                                String.join(", ", t.person().values(Attribute.ROLE)),
                                String.join(", ", t.person().values(Attribute.LOCATION)),
                                number,
                                t.person().status().label())
                        .stream()
                        .filter(s -> !s.isEmpty())
                        .toList());
    }

    private static String completions(Transcript t) {
        StringBuilder rows = new StringBuilder();
        t.completions().forEach(e -> rows.append(row(e, t.zone())));
        return section("Completions", rows, "Nothing completed.", """
                <th style="width: 36%">Training</th><th style="width: 14%">Completed</th><th style="width: 8%">Score</th>
                <th style="width: 9%">Version</th><th style="width: 14%">Valid to</th><th style="width: 19%">State</th>""");
    }

    private static String row(TranscriptEntry e, ZoneId zone) {
        var c = e.completion();
        boolean voided = c.voided();
        String fate = e.fate(zone);
        String title = (voided ? "<div class=\"struck\" dir=\"auto\">" : "<div dir=\"auto\"><b>")
                + Print.text(c.content().title())
                + (voided ? "</div>" : "</b></div>");
        String inside =
                c.module() == null ? "" : block("small grey", "in " + c.module().title());
        String evidence =
                c.recordedElsewhere() && c.evidence() != null && !c.evidence().matches("\\d{1,9}")
                        ? block("small grey", "Evidence: " + c.evidence())
                        : "";
        return cells(
                title
                        + inside
                        + block("small grey", e.origin(zone))
                        + evidence
                        + (fate == null ? "" : block("small", fate)),
                day(c.completedAt(), zone),
                c.score() == null ? "" : c.score() + "%",
                String.valueOf(c.version()),
                c.expiresOn() == null ? "No end" : Day.words(c.expiresOn()),
                "<b>" + e.state().label() + "</b>");
    }

    private static String open(Transcript t) {
        StringBuilder rows = new StringBuilder();
        for (Training one : t.open()) {
            LocalDate due = one.dueOn();
            rows.append(cells(
                    "<div dir=\"auto\"><b>" + Print.text(one.content().title()) + "</b></div>",
                    Print.text(one.status().label()),
                    one.progress() + "%",
                    one.weight(),
                    due == null ? "No due date" : Day.words(due) + (one.overdue() ? "<br/><b>Overdue</b>" : "")));
        }
        return section("Open training", rows, "Nothing is open.", """
                <th style="width: 40%">Training</th><th style="width: 16%">Status</th><th style="width: 12%">Progress</th>
                <th style="width: 14%">Kind</th><th style="width: 18%">Due</th>""");
    }

    private static String exemptions(Transcript t) {
        StringBuilder rows = new StringBuilder();
        for (ExemptionGrid.Row e : t.exemptions()) {
            String reason = e.reason() == null ? "" : block("small grey", e.reason());
            String approved = e.approvedBy() == null ? "" : block("small grey", "Approved by " + e.approvedBy());
            rows.append(cells(
                    "<div dir=\"auto\"><b>" + Print.text(e.title()) + "</b></div>"
                            + (e.rule() == null ? "" : block("small grey", "From " + e.rule())),
                    block("", e.type()) + reason + approved,
                    day(e.since(), t.zone()) + block("small grey", "by " + e.by()),
                    e.until() == null ? "No end" : Day.words(e.until())));
        }
        return section("Exemptions", rows, "None.", """
                <th style="width: 36%">Training</th><th style="width: 30%">Reason</th><th style="width: 18%">Since</th>
                <th style="width: 16%">Last day</th>""");
    }

    private static String section(String title, StringBuilder rows, String none, String heads) {
        return "<h2>" + title + "</h2>"
                + (rows.isEmpty()
                        ? "<div class=\"grey\">" + none + "</div>"
                        : "<table><thead><tr>" + heads + "</tr></thead><tbody>" + rows + "</tbody></table>");
    }

    private static String cells(String... cells) {
        return "<tr><td>" + String.join("</td><td>", cells) + "</td></tr>";
    }

    private static String day(@Nullable Instant at, ZoneId zone) {
        return at == null ? "" : Day.words(LocalDate.ofInstant(at, zone));
    }
}
