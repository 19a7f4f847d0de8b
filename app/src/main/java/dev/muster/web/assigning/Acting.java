package dev.muster.web.assigning;

import dev.muster.assignment.bulk.ActGrid;
import dev.muster.assignment.bulk.BulkAct;
import dev.muster.assignment.bulk.BulkActs;
import dev.muster.shared.Actor;
import dev.muster.web.TellWords;
import dev.muster.web.frame.Reply;
import dev.muster.work.Job;
import org.springframework.stereotype.Component;

/** Carries out an act on many people for a page, and knows where the page goes then. */
@Component
public class Acting {
    private final BulkActs acts;
    private final ActGrid results;
    private final TellWords tell;

    Acting(BulkActs acts, ActGrid results, TellWords tell) {
        this.acts = acts;
        this.results = results;
        this.tell = tell;
    }

    /** @return back to the list; to the result where somebody was skipped; to the job where they are many */
    public String carryOut(Actor actor, BulkAct act, String madeOn, Reply reply) {
        if (act.isLong()) {
            Job job = acts.queue(actor, act, madeOn);
            return "redirect:/admin/jobs/" + job.id();
        }
        ActGrid.Head done = results.find(actor, acts.now(actor, act, madeOn).actId());
        reply.say(done.summary() + tell.after(done.entryId()), done.mayBeUndone() ? done.entryId() : null);
        return "redirect:" + (done.skipped() == 0 ? madeOn : "/admin/acts/" + done.id());
    }
}
