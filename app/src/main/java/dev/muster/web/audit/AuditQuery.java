package dev.muster.web.audit;

import dev.muster.audit.AuditGrid;
import dev.muster.shared.Day;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The filters of the log as its address says them, and where its page begins. */
public record AuditQuery(
        @Nullable Integer person,
        @Nullable Integer content,
        String from,
        String to,
        String actorName,
        String kind,
        String cursor) {
    public AuditQuery(
            @Nullable Integer person,
            @Nullable Integer content,
            @Nullable String from,
            @Nullable String to,
            @Nullable String actorName,
            @Nullable String kind,
            @Nullable String cursor) {
        this.person = person;
        this.content = content;
        this.from = text(from);
        this.to = text(to);
        this.actorName = text(actorName);
        this.kind = text(kind);
        this.cursor = text(cursor);
    }

    private static String text(@Nullable String sent) {
        return sent == null ? "" : sent;
    }

    /** The entry to go on after; null: the newest first. */
    @Nullable String after() {
        return cursor.isBlank() ? null : cursor;
    }

    public boolean first() {
        return cursor.isBlank();
    }

    /** @throws dev.muster.shared.BadInput naming the date that is none */
    AuditGrid.Filter filter(ZoneId zone) {
        return new AuditGrid.Filter(person, content, start(from, "from", zone, 0), start(to, "to", zone, 1))
                .by(actorName, AuditKinds.named(kind).map(AuditKinds::actions).orElse(List.of()));
    }

    private static @Nullable Instant start(String date, String field, ZoneId zone, int plusDays) {
        LocalDate day = Day.optional(field, date);
        return day == null ? null : day.plusDays(plusDays).atStartOfDay(zone).toInstant();
    }

    /** The filters as they stand in the address; empty: none. */
    public String text() {
        List<String> parts = new ArrayList<>();
        if (person != null) {
            parts.add("person=" + person);
        }
        if (content != null) {
            parts.add("content=" + content);
        }
        if (!from.isBlank()) {
            parts.add("from=" + from);
        }
        if (!to.isBlank()) {
            parts.add("to=" + to);
        }
        if (!actorName.isBlank()) {
            parts.add("actorName=" + URLEncoder.encode(actorName, StandardCharsets.UTF_8));
        }
        if (AuditKinds.named(kind).isPresent()) {
            parts.add("kind=" + kind);
        }
        return String.join("&", parts);
    }

    /** The address of the log with these filters and something more. */
    public String with(String more) {
        String filters = text();
        return "/admin/audit" + (filters.isEmpty() && more.isEmpty() ? "" : "?")
                + filters
                + (filters.isEmpty() || more.isEmpty() ? "" : "&")
                + more;
    }
}
