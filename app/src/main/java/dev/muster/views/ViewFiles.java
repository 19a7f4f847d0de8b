package dev.muster.views;

import dev.muster.access.Actors;
import dev.muster.reporting.Asked;
import dev.muster.reporting.files.ReportTables;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Day;
import dev.muster.shared.NotThere;
import dev.muster.tables.Table;
import dev.muster.tables.TableFile;
import dev.muster.views.Sending.Outcome;
import dev.muster.work.Download;
import dev.muster.work.Downloads;
import dev.muster.work.Job;
import dev.muster.work.LongWork;
import dev.muster.work.Progress;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the file of a view for one receiver, of whom they may see at that moment, and queues the message with its address. */
@Component
class ViewFiles implements LongWork {
    static final String KIND = "views.send";

    private final ViewStore views;
    private final SendingStore sent;
    private final Sendings sendings;
    private final Actors actors;
    private final ReportTables tables;
    private final ViewMessages messages;
    private final Downloads downloads;

    ViewFiles(
            ViewStore views,
            SendingStore sent,
            Sendings sendings,
            Actors actors,
            ReportTables tables,
            ViewMessages messages,
            Downloads downloads) {
        this.views = views;
        this.sent = sent;
        this.sendings = sendings;
        this.actors = actors;
        this.tables = tables;
        this.messages = messages;
        this.downloads = downloads;
    }

    /** @param day for which it is sent; null: somebody asked for it now */
    static JsonNode input(int viewId, TableFile.Format format, @Nullable LocalDate day) {
        ObjectNode input =
                JsonNodeFactory.instance.objectNode().put("view", viewId).put("format", format.name());
        return day == null ? input : input.put("day", day.toString());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JsonNode run(Job job, Progress progress) {
        int id = job.input().path("view").asInt();
        SavedView view = views.find(id).orElseThrow(() -> new NotThere("view"));
        int receiver = job.actor().personId();
        String day = job.input().path("day").asString("");
        boolean wanted = day.isEmpty() || sent.gets(id, receiver);
        Outcome outcome = sendings.outcome(view, receiver);
        Actor actor = actors.person(receiver).orElse(null);
        JsonNode result = JsonNodeFactory.instance.objectNode();
        if (wanted && outcome == Outcome.QUEUED && actor != null) {
            Download file = null;
            String words;
            try {
                file = file(job, actor, view, progress);
                words = messages.said(file);
                outcome = Outcome.SENT;
                result = Downloads.result(file);
            } catch (BadInput e) {
                words = "The file could not be made: " + e.getMessage();
                outcome = Outcome.WITHOUT_FILE;
            }
            messages.queue(job, actor, view, file, words);
        }
        if (!day.isEmpty()) {
            sent.became(id, receiver, Day.read("day", day), outcome);
        }
        return result;
    }

    private Download file(Job job, Actor actor, SavedView view, Progress progress) {
        TableFile.Format format =
                TableFile.Format.valueOf(job.input().path("format").asString());
        Table table = tables.whole(actor, view.page().report(view.asked()), new Asked(view.asked()), progress);
        return downloads.make(job, table.fileName(format), format.mediaType(), out -> table.writeTo(format, out));
    }
}
