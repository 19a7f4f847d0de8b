package dev.muster.evidence.pack;

import dev.muster.evidence.check.Manifest;
import dev.muster.paper.PaperSize;
import dev.muster.paper.Print;
import dev.muster.paper.Sheet;
import dev.muster.reporting.Compliance;
import dev.muster.reporting.Numbers;
import dev.muster.reporting.rules.ComplianceStatus;
import dev.muster.shared.Day;
import java.time.ZoneId;
import java.util.List;

/** The first page of a pack: who asked, for what, what the numbers are, and how all of it is checked. */
final class PackPaper {
    /** Further lines are in the tables. */
    private static final int MOST_LINES = 60;

    private static final String STYLE = """
            @page { size: %s; margin: 16mm 15mm 18mm 15mm;
              @bottom-left { content: element(foot); }
              @bottom-right { content: "Page " counter(page) " of " counter(pages); font-family: 'Muster'; font-size: 8pt; color: #4a4d57; } }
            body { margin: 0; color: #17181c; font-size: 9pt; line-height: 1.35; }
            #foot { position: running(foot); font-size: 8pt; color: #4a4d57; }
            .organisation { color: #4a4d57; font-weight: bold; font-size: 10pt; }
            h1 { font-size: 18pt; margin: 1mm 0 3mm 0; } h2 { font-size: 11pt; margin: 7mm 0 2mm 0; page-break-after: avoid; }
            div, p { text-align: left; } p { margin: 0 0 2mm 0; } .grey { color: #4a4d57; } .hash { font-size: 7.5pt; word-wrap: break-word; }
            .bad { font-weight: bold; }
            table { width: 100%%; border-collapse: collapse; table-layout: fixed; -fs-table-paginate: paginate; }
            th { text-align: left; font-size: 8pt; color: #4a4d57; border-bottom: 0.3mm solid #85837b; padding: 0 2mm 1mm 0; vertical-align: bottom; }
            td { vertical-align: top; border-bottom: 0.15mm solid #d5d4cf; padding: 1.2mm 2mm 1.2mm 0; word-wrap: break-word; }
            .n { text-align: right; } tr { page-break-inside: avoid; }
            """;

    private PackPaper() {}

    static byte[] print(Manifest m, Compliance report, ZoneId zone) {
        return Print.pdf(new Sheet(
                "Evidence pack", STYLE.formatted(PaperSize.A4.css()), new Body(m, report, zone).html(), m.madeAt()));
    }

    /** The page as it is put together. */
    private static final class Body {
        private final Manifest m;
        private final Compliance report;
        private final ZoneId zone;

        private Body(Manifest m, Compliance report, ZoneId zone) {
            this.m = m;
            this.report = report;
            this.zone = zone;
        }

        private String html() {
            String made = Day.moment(m.madeAt(), zone) + " (" + zone.getId() + ")";
            return "<div id=\"foot\">Evidence pack, as of %s, made %s</div>".formatted(Day.words(m.on()), made)
                    + "<div class=\"organisation\" dir=\"auto\">" + Print.text(m.organisation()) + "</div>"
                    + "<h1>Evidence of training</h1>"
                    + asked(made)
                    + numbers()
                    + byTraining()
                    + contents()
                    + check();
        }

        private String asked(String made) {
            String training = m.contents().isEmpty() ? "All training" : String.join("; ", m.contents());
            String period = m.from() == null
                    ? "Everything known by then"
                    : "From " + Day.words(m.from()) + ": what had ended before is left out";
            return table("")
                    + row("As of", "The end of " + Day.words(m.on()) + ", as it was known then")
                    + row("Period", period)
                    + row("People", m.people())
                    + row("Training", training)
                    + row("Asked for by", m.madeBy() + ", within the people whom they may see")
                    + row("Made", made)
                    + "</table>";
        }

        private String numbers() {
            StringBuilder rows = new StringBuilder();
            for (ComplianceStatus s : ComplianceStatus.values()) {
                rows.append(row(s.label(), number(report.total().count(s))));
            }
            Numbers all = report.total();
            return "<h2>Numbers</h2><p>%s people. %s requirements (one person must have done one training), of which each counts as exactly one of:</p>"
                            .formatted(number(m.totals().people()), number(all.required()))
                    + table("")
                    + rows
                    + row(
                            "Compliant: all but Expired and Overdue",
                            number(all.compliant()) + " (" + all.percent() + "%)")
                    + row("Done: Completed and Counting", number(all.done()))
                    + "</table>";
        }

        private String byTraining() {
            List<Compliance.Line> lines = report.lines();
            if (lines.isEmpty()) {
                return "";
            }
            StringBuilder rows = new StringBuilder();
            lines.stream()
                    .limit(MOST_LINES)
                    .forEach(l -> rows.append(
                            "<tr><td dir=\"auto\">%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td></tr>"
                                    .formatted(
                                            Print.text(l.value().label()),
                                            number(l.all().required()),
                                            number(l.all().done()),
                                            number(l.all().notMet()),
                                            l.all().percent() + "%")));
            String more = lines.size() <= MOST_LINES
                    ? ""
                    : "<p class=\"grey\">And %s more, in required.csv.</p>"
                            .formatted(number(lines.size() - MOST_LINES));
            return "<h2>By training</h2>"
                    + table(
                            "<th style=\"width: 48%\">Training</th><th class=\"n\">Required</th><th class=\"n\">Done</th>"
                                    + "<th class=\"n\">Expired or overdue</th><th class=\"n\">Compliant</th>")
                    + rows + "</table>" + more;
        }

        private String contents() {
            StringBuilder rows = new StringBuilder();
            m.files().stream()
                    .filter(f -> f.rows() != null)
                    .forEach(f -> rows.append(row(f.name(), number(f.rows()) + " rows")));
            rows.append(
                    row("versions/", count("versions/") + " texts of published versions, and the documents in them"));
            rows.append(row("evidence/", count("evidence/") + " files that prove completions made elsewhere"));
            return "<h2>What is in it</h2>" + table("") + rows + "</table>";
        }

        private long count(String folder) {
            return m.files().stream().filter(f -> f.name().startsWith(folder)).count();
        }

        private String check() {
            Manifest.Chain chain = m.chain();
            String state = chain.problems().isEmpty()
                    ? "<p>The log's chain was checked when this pack was made and was whole: %s blocks, %s entries.</p>"
                            .formatted(number(chain.blocks()), number(chain.entries()))
                    : "<p class=\"bad\">The check of the log's chain found: %s</p>"
                            .formatted(Print.text(String.join(
                                    " ", chain.problems().stream().limit(20).toList())));
            return "<h2>How to check it</h2>" + state
                    + "<p>Its last block has the number %s and this hash:</p><p class=\"hash\">%s</p>"
                            .formatted(number(chain.blocks()), chain.lastHash())
                    + """
                    <p>1. On any computer with Muster's program: <b>./run verify-pack FILE</b>. It needs no database and no network, and
                    says whether each file is as it was written, whether any is missing or was added, and whether the numbers and the
                    chain fit together.</p>
                    <p>2. In Muster: Reports, Evidence pack, Check a pack. That also says whether this installation made it, and
                    whether the block above is in its log today.</p>
                    <p>3. Whoever wrote down a block's hash earlier can compare it with chain.csv: it pins everything before it.</p>
                    """;
        }

        private static String table(String head) {
            return "<table>" + (head.isEmpty() ? "" : "<thead><tr>" + head + "</tr></thead>");
        }

        private static String row(String what, String text) {
            return "<tr><td style=\"width: 34%%\" class=\"grey\">%s</td><td dir=\"auto\">%s</td></tr>"
                    .formatted(Print.text(what), Print.text(text));
        }

        private static String number(long n) {
            return "%,d".formatted(n);
        }
    }
}
