package dev.muster.notification;

import static dev.muster.generated.db.Tables.MESSAGE_TEXT;
import static dev.muster.shared.NamedSql.named;

import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.notification.rules.CalendarKind;
import dev.muster.notification.rules.Composing;
import dev.muster.notification.rules.Kind;
import dev.muster.notification.rules.MessageText;
import dev.muster.notification.rules.Template;
import dev.muster.notification.rules.Timing;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the messages say, and which are sent at all: as administrators set it, over the defaults. */
@Component
public class MessageTexts {
    /** SQL: {@link #isOn}. Binds: the kind. */
    static final String ON = "not exists (select from message_text t where t.kind = :kind and not t.enabled)";

    /** The kinds that are off until somebody switches them on. */
    static final String[] OFF_BY_DEFAULT = Arrays.stream(Kind.values())
            .filter(k -> !k.isOnByDefault())
            .map(Kind::name)
            .toArray(String[]::new);

    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_BODY = 10_000;

    private final DSLContext db;
    private final Settings settings;
    private final AuditLog log;

    MessageTexts(DSLContext db, Settings settings, AuditLog log) {
        this.db = db;
        this.settings = settings;
        this.log = log;
    }

    /**
     * @param own whether somebody changed the text
     * @param timing null: not by the calendar
     */
    public record One(
            Kind kind,
            boolean enabled,
            boolean own,
            MessageText text,
            @Nullable Timing timing) {}

    public boolean isOn(Kind kind) {
        return db.fetchSingle(named(
                                "select exists (select from message_text t where t.kind = :kind and t.enabled) or :otherwise and "
                                        + ON)
                        .bind("kind", kind.name())
                        .bind("otherwise", kind.isOnByDefault())
                        .sql())
                .get(0, Boolean.class);
    }

    /** All kinds, as they stand. */
    @Transactional(readOnly = true)
    public List<One> list() {
        return Arrays.stream(Kind.values()).map(this::of).toList();
    }

    @Transactional(readOnly = true)
    public One of(Kind kind) {
        var row = db.fetchOne(MESSAGE_TEXT, MESSAGE_TEXT.KIND.eq(kind.name()));
        MessageText standard = kind.standard();
        if (row == null) {
            return new One(kind, kind.isOnByDefault(), false, standard, timing(kind, null));
        }
        Timing timing = timing(kind, row.getTiming());
        String subject = row.getSubject();
        String body = row.getBody();
        return subject == null || body == null
                ? new One(kind, row.getEnabled(), false, standard, timing)
                : new One(kind, row.getEnabled(), true, new MessageText(subject, body), timing);
    }

    private static @Nullable Timing timing(Kind kind, @Nullable JSONB stored) {
        return CalendarKind.of(kind)
                .map(k -> stored == null ? k.standard() : TimingJson.read(stored.data()))
                .orElse(null);
    }

    /** When the calendar causes it. */
    public Timing timing(CalendarKind kind) {
        return Objects.requireNonNull(of(kind.kind()).timing());
    }

    Map<Kind, MessageText> all() {
        Map<Kind, MessageText> all = new EnumMap<>(Kind.class);
        db.selectFrom(MESSAGE_TEXT)
                .where(MESSAGE_TEXT.SUBJECT.isNotNull(), MESSAGE_TEXT.BODY.isNotNull())
                .forEach(r -> all.put(
                        Kind.valueOf(r.getKind()),
                        new MessageText(Objects.requireNonNull(r.getSubject()), Objects.requireNonNull(r.getBody()))));
        return all;
    }

    /**
     * @param text null: back to the default
     * @throws BadInput naming {@code subject} or {@code body}: empty, too long, or with a place that can't be filled in
     */
    @Transactional
    public void save(Actor actor, Kind kind, boolean enabled, @Nullable MessageText text) {
        save(actor, kind, enabled, text, of(kind).timing());
    }

    /**
     * The same, and when the calendar causes it.
     *
     * @param timing null: as by default
     * @throws BadInput also naming a field of the timing
     */
    @Transactional
    public void save(Actor actor, Kind kind, boolean enabled, @Nullable MessageText text, @Nullable Timing timing) {
        if (text != null) {
            check(text);
        }
        boolean ownTiming = timing != null
                && CalendarKind.of(kind)
                        .filter(k -> !k.standard().equals(timing))
                        .isPresent();
        if (timing != null) {
            TimingJson.check(timing);
        }
        boolean own = text != null && !text.equals(kind.standard());
        db.insertInto(MESSAGE_TEXT)
                .set(MESSAGE_TEXT.KIND, kind.name())
                .set(MESSAGE_TEXT.ENABLED, enabled)
                .set(MESSAGE_TEXT.SUBJECT, own ? Objects.requireNonNull(text).subject() : null)
                .set(MESSAGE_TEXT.BODY, own ? Objects.requireNonNull(text).body() : null)
                .set(
                        MESSAGE_TEXT.TIMING,
                        ownTiming ? JSONB.valueOf(TimingJson.write(timing).toString()) : null)
                .onConflict(MESSAGE_TEXT.KIND)
                .doUpdate()
                .setAllToExcluded()
                .execute();
        var detail = JsonNodeFactory.instance.objectNode();
        detail.put("kind", kind.name()).put("enabled", enabled);
        if (own && text != null) {
            detail.put("subject", text.subject()).put("body", text.body());
        }
        if (timing != null) {
            detail.set("timing", TimingJson.write(timing));
        }
        log.write(Act.of(actor, AuditAction.MESSAGE_TEXT).detail(detail));
    }

    /** The mail with these words, as an example reads. Same refusals as {@link #save}. */
    @Transactional(readOnly = true)
    public Composing.Mail preview(Kind kind, MessageText text) {
        check(text);
        return Composing.example(kind, text, settings.current().organisation());
    }

    private static void check(MessageText text) {
        required("subject", text.subject(), LONGEST_SUBJECT);
        required("body", text.body(), LONGEST_BODY);
        if (text.subject().lines().count() > 1) {
            throw new BadInput("subject", "The subject is one line.");
        }
        try {
            text.checkSubject();
        } catch (Template.Fault e) {
            throw new BadInput("subject", String.valueOf(e.getMessage()));
        }
        try {
            text.checkBody();
        } catch (Template.Fault e) {
            throw new BadInput("body", String.valueOf(e.getMessage()));
        }
    }

    private static void required(String field, String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            throw new BadInput(field, "Write 1 to " + longest + " characters.");
        }
    }
}
