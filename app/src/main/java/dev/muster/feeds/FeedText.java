package dev.muster.feeds;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.property.DateStart;
import biweekly.property.RefreshInterval;
import biweekly.property.Transparency;
import biweekly.util.DateTimeComponents;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import dev.muster.feeds.rules.Entry;
import dev.muster.feeds.rules.Folding;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;

/** Entries as iCalendar (RFC 5545): whole days, without a time zone, since a day is that day wherever its person is. */
final class FeedText {
    private FeedText() {}

    /**
     * @param base where this installation is reached
     * @param stamp of all entries: the same for as long as nothing changes, so that the same entries are the same bytes
     */
    static byte[] of(String name, List<Entry> entries, String base, Instant stamp) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//Muster//Training//EN");
        calendar.setName(name);
        calendar.setExperimentalProperty("X-WR-CALNAME", name);
        calendar.setRefreshInterval(
                new RefreshInterval(Duration.builder().hours(6).build()));
        String host = URI.create(base).getHost();
        for (Entry e : entries) {
            VEvent event = new VEvent();
            event.setUid(e.key() + "@" + host);
            event.setDateTimeStamp(Date.from(stamp));
            event.setDateStart(new DateStart(new ICalDate(day(e.day()), false)));
            event.setSummary(e.title());
            event.setUrl(base + e.path());
            event.setTransparency(Transparency.transparent());
            calendar.addEvent(event);
        }
        StringWriter out = new StringWriter();
        try (ICalWriter writer = new ICalWriter(out, ICalVersion.V2_0)) {
            // It would count letters, not bytes.
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.write(calendar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Folding.fold(out.toString());
    }

    private static DateTimeComponents day(LocalDate d) {
        return new DateTimeComponents(d.getYear(), d.getMonthValue(), d.getDayOfMonth());
    }
}
