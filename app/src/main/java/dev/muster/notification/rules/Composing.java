package dev.muster.notification.rules;

import dev.muster.shared.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes one mail of everything there is to tell one person. What people wrote is text, never markup. */
public final class Composing {
    private static final int LONGEST_SUBJECT = 200;
    private static final String SUMMARY = """
        Overdue (2)
        - Ben Okoro: Food safety, due 4 Dec 2026
        - Cem Aydin: Fire safety, due 5 Dec 2026""";

    private static final ViewMail VIEW = new ViewMail(
            "Leeds: Food safety overdue",
            "/admin/reports/compliance?location=Leeds&show=OVERDUE",
            "/admin/downloads/1",
            "/admin/views/1",
            "compliance-names-2026-12-07.xlsx, 12 KB, kept until 14 Dec 2026.");

    private Composing() {}

    /**
     * @param dueOn the date in force
     * @param lastDay the last valid day, where it expires or has expired
     * @param message what whoever did it wrote
     * @param assigned whether they have the course now
     * @param about whom a manager is told about; null: the person themselves
     */
    public record Item(
            Kind kind,
            int contentId,
            String title,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate lastDay,
            @Nullable String message,
            boolean assigned,
            @Nullable About about) {
        /** To the person themselves, about a due date or none. */
        public Item(
                Kind kind,
                int contentId,
                String title,
                @Nullable LocalDate dueOn,
                @Nullable String message,
                boolean assigned) {
            this(kind, contentId, title, dueOn, null, message, assigned, null);
        }
    }

    /** Somebody whom a manager is told about. */
    public record About(int personId, String name) {}

    /** @param base address of Muster, without a slash at the end */
    public record To(String givenName, String name, String organisation, String base) {}

    public record Mail(String subject, String text, String html) {}

    /** @param texts of the kinds that the items have */
    public static Mail mail(To to, List<Item> items, Map<Kind, MessageText> texts) {
        Map<Kind, List<Item>> byKind = new LinkedHashMap<>();
        for (Item i : distinct(items)) {
            byKind.computeIfAbsent(i.kind(), _ -> new ArrayList<>()).add(i);
        }
        Page text = new Page(false);
        Page html = new Page(true);
        for (Page page : List.of(text, html)) {
            page.text("Hello " + line(to.givenName()) + ",\n\n");
            byKind.forEach((kind, some) -> {
                Template.parse(text(texts, kind).body()).render(values(to, some), page);
                page.text("\n");
            });
            page.text("All your training: ");
            page.value("link", to.base() + "/");
            page.text("\n" + line(to.organisation()) + "\n");
        }
        return new Mail(subject(to, byKind, texts), text.plain(), html.html());
    }

    /** The mail about two courses that nobody has, to see what a text makes of them. */
    public static Mail example(Kind kind, MessageText text, String organisation) {
        To to = new To("Ana", "Ana Lima", organisation, "https://training.example");
        List<Item> items = kind == Kind.SUMMARY || kind == Kind.VIEW
                ? List.of(new Item(kind, 0, "", null, kind == Kind.VIEW ? VIEW.text() : SUMMARY, true))
                : List.of(
                        example(
                                kind,
                                1,
                                "Food safety",
                                LocalDate.of(2026, 12, 4),
                                "Before the new menu starts, please."),
                        example(kind, 2, "Fire safety", null, null));
        return mail(to, items, Map.of(kind, text));
    }

    private static Item example(
            Kind kind, int contentId, String title, @Nullable LocalDate day, @Nullable String message) {
        About about =
                kind.isAboutSomebody() ? new About(contentId + 1, contentId == 1 ? "Ben Okoro" : "Cem Aydin") : null;
        return kind.isByExpiry()
                ? new Item(kind, contentId, title, null, LocalDate.of(2026, 12, 4), null, true, about)
                : new Item(kind, contentId, title, day, null, about == null ? message : null, true, about);
    }

    /** One line, whatever was put into it. */
    public static String line(String s) {
        return s.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
    }

    private static String subject(To to, Map<Kind, List<Item>> byKind, Map<Kind, MessageText> texts) {
        Page out = new Page(false);
        if (byKind.size() == 1) {
            Map.Entry<Kind, List<Item>> only = byKind.entrySet().iterator().next();
            Template.parse(text(texts, only.getKey()).subject()).render(values(to, only.getValue()), out);
        } else {
            out.text("Your training at " + to.organisation());
        }
        String line = line(out.plain());
        return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT - 1) + "…";
    }

    private static MessageText text(Map<Kind, MessageText> texts, Kind kind) {
        return Objects.requireNonNullElseGet(texts.get(kind), () -> kind.standard());
    }

    /** The same told twice is told once, the last message with it; a new date of what is new is in the news of it. */
    private static List<Item> distinct(List<Item> items) {
        Map<String, Item> found = new LinkedHashMap<>();
        items.forEach(i -> found.merge(
                i.kind() + " " + i.contentId() + " " + (i.kind() == Kind.VIEW ? i.message() : i.about()),
                i,
                (a, b) -> b.message() == null && a.message() != null ? a : b));
        return found.values().stream()
                .filter(i -> i.kind() != Kind.DUE_DATE_CHANGED
                        || !found.containsKey(Kind.ASSIGNED + " " + i.contentId() + " null"))
                .sorted((a, b) -> a.kind().compareTo(b.kind()))
                .toList();
    }

    private static Map<String, Object> values(To to, List<Item> items) {
        Kind kind = items.getFirst().kind();
        return Map.of(
                "list",
                to.base() + list(kind),
                "givenName",
                line(to.givenName()),
                "name",
                line(to.name()),
                "organisation",
                line(to.organisation()),
                "count",
                String.valueOf(items.size()),
                "courses",
                items.stream()
                        .map(i -> kind == Kind.VIEW ? view(to, i) : course(to, i))
                        .toList());
    }

    /** Where managers find all that a message to them names some of. */
    private static String list(Kind kind) {
        return switch (kind) {
            case TEAM_OVERDUE -> "/admin/training?view=overdue";
            case TEAM_EXPIRED -> "/admin/reports/compliance?rows=content&columns=none&show=EXPIRED";
            case ASSIGNED,
                    REASSIGNED,
                    DUE_DATE_CHANGED,
                    DUE_SOON,
                    OVERDUE,
                    EXPIRING,
                    EXPIRED,
                    REMINDER,
                    CORRECTION,
                    CLAIM_APPROVED,
                    CLAIM_REFUSED -> "/";
            case COMPLETED, SUMMARY -> "/admin";
            case VIEW -> "/admin/views";
        };
    }

    private static Map<String, String> view(To to, Item i) {
        ViewMail v = ViewMail.of(i.message());
        Map<String, String> values = new HashMap<>(Map.of(
                "title",
                line(v.name()),
                "view",
                to.base() + v.view(),
                "file",
                v.file() == null ? "" : to.base() + v.file(),
                "stop",
                to.base() + v.stop(),
                "message",
                line(v.words()),
                "link",
                to.base() + v.view()));
        List.of("due", "expires", "person", "state").forEach(name -> values.put(name, ""));
        return values;
    }

    private static Map<String, String> course(To to, Item i) {
        Map<String, String> values = new HashMap<>();
        String due = i.dueOn() == null ? "" : Day.words(i.dueOn());
        values.put("title", line(i.title()));
        values.put("due", due);
        values.put("expires", i.lastDay() == null ? "" : Day.words(i.lastDay()));
        values.put("person", i.about() == null ? "" : line(i.about().name()));
        values.put("message", i.message() == null ? "" : i.message());
        values.put(
                "link",
                i.about() == null
                        ? to.base() + "/training/" + i.contentId()
                        : to.base() + "/admin/people/" + i.about().personId() + "/training/" + i.contentId());
        values.put(
                "state",
                !i.assigned()
                        ? "it is not on your list any more"
                        : due.isEmpty() ? "it is on your list, without a due date" : "it is on your list, due " + due);
        return values;
    }

    /** Writes a text, or the same as HTML. */
    private static final class Page implements Template.Writer {
        private static final String BUTTON = "display:inline-block;padding:10px 16px;border-radius:6px;"
                + "background:#3A46C8;color:#FFFFFF;text-decoration:none";

        private static final Set<String> ADDRESSES = Set.of("list", "view", "file", "stop");

        private final StringBuilder out = new StringBuilder();
        private final boolean asHtml;

        Page(boolean asHtml) {
            this.asHtml = asHtml;
        }

        @Override
        public void text(String s) {
            out.append(asHtml ? escape(s) : s);
        }

        @Override
        public void value(String name, String value) {
            if (asHtml && (ADDRESSES.contains(name) || name.equals("link") && value.endsWith("/"))) {
                address(value, "", escape(value));
            } else if (asHtml && name.equals("link")) {
                address(value, " style=\"" + BUTTON + "\"", "Open the training");
            } else {
                text(value);
            }
        }

        private void address(String value, String style, String words) {
            out.append("<a href=\"")
                    .append(escape(value))
                    .append('"')
                    .append(style)
                    .append('>')
                    .append(words)
                    .append("</a>");
        }

        /** Lines end with LF; never more than one empty line. */
        String plain() {
            return out.toString()
                    .replace("\r\n", "\n")
                    .replace('\r', '\n')
                    .replaceAll("[ \\t]+\\n", "\n")
                    .replaceAll("\\n{3,}", "\n\n");
        }

        String html() {
            String[] paragraphs = plain().strip().split("\n\n");
            StringBuilder page = new StringBuilder("<!doctype html><html><head><meta charset=\"utf-8\"></head>"
                    + "<body style=\"font:16px/1.5 sans-serif;color:#17181C;max-width:34em\">");
            for (String p : paragraphs) {
                page.append("<p>").append(p.replace("\n", "<br>\n")).append("</p>\n");
            }
            return page.append("</body></html>").toString();
        }

        private static String escape(String s) {
            return s.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("'", "&#39;");
        }
    }
}
