package dev.muster.privacy;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;

/** The page of the file: plain, self-contained, without scripts; a table of one row is shown as a list. */
final class EverythingHtml {
    /** More rows than that are in the tables only. */
    private static final int MOST = 2_000;

    private static final String STYLE = """
        body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1a1a1a;background:#fff}
        h2{margin-top:2.5rem}table{border-collapse:collapse;font-size:13px}.wide{overflow-x:auto}
        th,td{border:1px solid #ccc;padding:.3rem .5rem;text-align:start;vertical-align:top;max-width:28rem;overflow-wrap:anywhere}
        th{background:#f3f3f3}.said{color:#555}@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}
        th{background:#2a2a2a}th,td{border-color:#444}.said{color:#aaa}}@media print{table{font-size:10px}}""";

    private final Writer out;

    EverythingHtml(Writer out) {
        this.out = out;
    }

    void begin(String name, Instant at) throws IOException {
        String title = "Everything about " + name;
        out.write("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width\"><title>");
        escaped(title);
        out.write("</title><style>" + STYLE + "</style></head><body><h1 dir=\"auto\">");
        escaped(title);
        out.write("</h1><p class=\"said\">All that is known of this person, as of "
                + at.truncatedTo(ChronoUnit.SECONDS)
                + ". Times are in UTC. Each table is in the folders csv and json, too.</p>\n");
    }

    void section(String title, String said, String file, List<String> header, Iterator<List<String>> rows)
            throws IOException {
        out.write("<section><h2>");
        escaped(title);
        out.write("</h2><p class=\"said\">");
        escaped(said);
        out.write("</p>\n");
        if (!rows.hasNext()) {
            out.write("<p>None.</p></section>\n");
            return;
        }
        List<String> first = rows.next();
        if (rows.hasNext()) {
            table(file, header, first, rows);
        } else {
            list(header, first);
        }
        out.write("</section>\n");
    }

    private void list(List<String> header, List<String> row) throws IOException {
        out.write("<table>");
        for (int i = 0; i < header.size(); i++) {
            if (!row.get(i).isEmpty()) {
                out.write("<tr><th scope=\"row\">");
                escaped(header.get(i));
                out.write("</th><td dir=\"auto\">");
                escaped(row.get(i));
                out.write("</td></tr>\n");
            }
        }
        out.write("</table>");
    }

    private void table(String file, List<String> header, List<String> first, Iterator<List<String>> rows)
            throws IOException {
        out.write("<div class=\"wide\" tabindex=\"0\"><table><thead><tr>");
        for (String h : header) {
            out.write("<th scope=\"col\">");
            escaped(h);
            out.write("</th>");
        }
        out.write("</tr></thead><tbody>\n");
        row(first);
        int written = 1;
        for (; rows.hasNext() && written < MOST; written++) {
            row(rows.next());
        }
        out.write("</tbody></table></div>");
        if (rows.hasNext()) {
            out.write("<p>These are the first " + MOST + ". The others are in csv/" + file + ".csv.</p>");
        }
    }

    private void row(List<String> cells) throws IOException {
        out.write("<tr>");
        for (String cell : cells) {
            out.write("<td dir=\"auto\">");
            escaped(cell);
            out.write("</td>");
        }
        out.write("</tr>\n");
    }

    void end() throws IOException {
        out.write("</body></html>\n");
    }

    private void escaped(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.write("&lt;");
                case '>' -> out.write("&gt;");
                case '&' -> out.write("&amp;");
                case '"' -> out.write("&quot;");
                default -> out.write(c);
            }
        }
    }
}
