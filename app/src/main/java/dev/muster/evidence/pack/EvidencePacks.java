package dev.muster.evidence.pack;

import dev.muster.audience.Audiences;
import dev.muster.audience.Scopes;
import dev.muster.library.ContentRefs;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.shared.BadInput;
import dev.muster.work.Job;
import dev.muster.work.Jobs;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asking for evidence packs. Each is written by a job, within the asker's scope. */
@Component
public class EvidencePacks {
    static final String KIND = "evidence.pack";

    private final Audiences audiences;
    private final Scopes scopes;
    private final ContentRefs contents;
    private final Settings settings;
    private final Jobs jobs;

    EvidencePacks(Audiences audiences, Scopes scopes, ContentRefs contents, Settings settings, Jobs jobs) {
        this.audiences = audiences;
        this.scopes = scopes;
        this.contents = contents;
        this.settings = settings;
        this.jobs = jobs;
    }

    /**
     * @throws BadInput naming the field
     * @throws dev.muster.shared.NotThere for content that the asker does not know of, or people outside the scope
     */
    @Transactional
    public Job ask(Actor actor, PackAsk ask) {
        check(actor, ask);
        return jobs.queue(actor, KIND, "Evidence pack, as of " + ask.on(), ask.json());
    }

    private void check(Actor actor, PackAsk ask) {
        LocalDate from = ask.from();
        if (ask.on().isAfter(settings.today(null))) {
            throw new BadInput("on", "This day is to come. Choose today, or a day that has passed.");
        }
        if (from != null && from.isAfter(ask.on())) {
            throw new BadInput("from", "The period begins after its last day. Choose an earlier first day.");
        }
        if (ask.people().isTooLarge()) {
            throw new BadInput("audience", Audience.TOO_LARGE);
        }
        audiences.require(ask.people(), "audience");
        named(actor, ask.people());
        ask.contents().forEach(id -> contents.require(actor, id));
    }

    /** Who is outside the scope is not told of by a condition either. */
    private void named(Actor actor, Audience people) {
        for (Audience.Clause clause : people.all()) {
            if (clause instanceof Audience.People some) {
                scopes.require(actor, some.personIds());
            } else if (clause instanceof Audience.ReportsOf reports) {
                scopes.require(actor, reports.personId());
            }
        }
    }
}
