package dev.muster.settings;

import static dev.muster.generated.db.Tables.SETTING;

import dev.muster.shared.AsOf;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The settings in force: table {@code setting} over the defaults of {@link Values}. */
@Component
public class Settings {
    /** SQL: all that is stored, for statements that read it beside other things; {@link #of} says what it means. */
    public static final String STORED = "(select coalesce(jsonb_object_agg(name, value), '{}')::text from setting)";

    private final DSLContext db;
    private final JsonMapper json;
    private final Clock clock;
    private final long keptFor;
    private volatile @Nullable Kept kept;

    /** What was read last, and what it means: read often, changed hardly ever. */
    private volatile @Nullable Parsed parsed;

    private record Kept(Values values, long since) {}

    private record Parsed(String stored, Values values) {}

    /** @param keptFor how long readers may see what another node has changed meanwhile */
    Settings(DSLContext db, JsonMapper json, Clock clock, @Value("${muster.settings-kept:1s}") Duration keptFor) {
        this.db = db;
        this.json = json;
        this.clock = clock;
        this.keptFor = keptFor.toNanos();
    }

    /**
     * @param organisation the name that screens and slips show
     * @param defaultTimeZone of people who have none of their own
     * @param defaultLanguage of people who have none of their own
     * @param minimumDays how far a date that has passed already is lifted
     * @param dueSoonDays from how many days before the due date on "due soon" is shown
     * @param noteRequired whether every act on training needs a note
     * @param approvalRequired whether every act on training needs somebody who approved it
     * @param messages whether anybody is told anything by mail
     * @param dailyDigest whether people may choose one mail a day
     * @param standaloneCompletionsCountInModules whether completions made outside of modules count inside them
     */
    public record Values(
            String organisation,
            ZoneId defaultTimeZone,
            String defaultLanguage,
            int minimumDays,
            int dueSoonDays,
            boolean noteRequired,
            boolean approvalRequired,
            boolean messages,
            boolean dailyDigest,
            boolean standaloneCompletionsCountInModules) {
        public static final Values DEFAULTS =
                new Values("Muster", ZoneId.of("Europe/London"), "en", 7, 7, false, false, true, true, false);

        /** @param zone of the person; null: the default */
        public ZoneId zone(@Nullable String zone) {
            return zone == null ? defaultTimeZone : ZoneId.of(zone);
        }
    }

    /** As they are now; who only reads may get those of a second ago, who writes in this transaction never does. */
    public Values current() {
        Kept last = kept;
        if (isWriting() || AsOf.isPast()) {
            return read();
        }
        if (last != null && System.nanoTime() - last.since() < keptFor) {
            return last.values();
        }
        long now = System.nanoTime();
        Values values = read();
        kept = new Kept(values, now);
        return values;
    }

    private static boolean isWriting() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
    }

    private Values read() {
        return of(db.fetchSingle("select " + STORED).get(0, String.class));
    }

    /** @param stored what {@link #STORED} read */
    public Values of(String stored) {
        Parsed last = parsed;
        if (last == null || !last.stored().equals(stored)) {
            last = new Parsed(stored, values(json.readTree(stored)));
            parsed = last;
        }
        return last.values();
    }

    private static Values values(JsonNode rows) {
        Values d = Values.DEFAULTS;
        return new Values(
                rows.has("organisation") ? rows.get("organisation").asString() : d.organisation(),
                rows.has("defaultTimeZone")
                        ? ZoneId.of(rows.get("defaultTimeZone").asString())
                        : d.defaultTimeZone(),
                rows.has("defaultLanguage") ? rows.get("defaultLanguage").asString() : d.defaultLanguage(),
                rows.has("minimumDays") ? rows.get("minimumDays").asInt() : d.minimumDays(),
                rows.has("dueSoonDays") ? rows.get("dueSoonDays").asInt() : d.dueSoonDays(),
                rows.has("noteRequired") ? rows.get("noteRequired").asBoolean() : d.noteRequired(),
                rows.has("approvalRequired") ? rows.get("approvalRequired").asBoolean() : d.approvalRequired(),
                rows.has("messages") ? rows.get("messages").asBoolean() : d.messages(),
                rows.has("dailyDigest") ? rows.get("dailyDigest").asBoolean() : d.dailyDigest(),
                rows.has("standaloneCompletionsCountInModules")
                        ? rows.get("standaloneCompletionsCountInModules").asBoolean()
                        : d.standaloneCompletionsCountInModules());
    }

    /** @param value of the kind that {@link Values} has under this name; callers check it */
    @Transactional
    public void set(String name, JsonNode value) {
        var stored = org.jooq.JSONB.valueOf(value.toString());
        db.insertInto(SETTING)
                .set(SETTING.NAME, name)
                .set(SETTING.VALUE, stored)
                .onConflict(SETTING.NAME)
                .doUpdate()
                .set(SETTING.VALUE, stored)
                .execute();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                kept = null;
            }
        });
    }

    /** The calendar day it is now for somebody in this zone. */
    public LocalDate today(@Nullable String zone) {
        return LocalDate.ofInstant(clock.instant(), current().zone(zone));
    }
}
