package dev.muster.web.views;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.views.Rhythm;
import dev.muster.views.SavedView;
import dev.muster.views.SavedViews;
import dev.muster.views.SendViews;
import dev.muster.views.Sending;
import dev.muster.views.Sendings;
import dev.muster.web.Days;
import dev.muster.web.audience.AudienceChoices;
import dev.muster.web.frame.Reply;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** To whom a view is sent and when; whoever gets it can end that for themselves. */
@Controller
@RequestMapping(ViewsPage.AT + "/{id}")
@Allowed(Permission.SEE_PEOPLE)
class SendingPage {
    private final SavedViews views;
    private final Sendings sendings;
    private final SendViews round;
    private final AudienceChoices choices;

    SendingPage(SavedViews views, Sendings sendings, SendViews round, AudienceChoices choices) {
        this.views = views;
        this.sendings = sendings;
        this.round = round;
        this.choices = choices;
    }

    @GetMapping("/sending")
    String show(Actor actor, @PathVariable int id, Reply reply) {
        SavedView view = views.find(actor, id);
        return show(actor, view, SendingForm.of(sendings.of(view).orElse(null)), reply);
    }

    @PostMapping("/sending")
    String set(
            Actor actor,
            @PathVariable int id,
            @RequestParam(defaultValue = "") String rhythm,
            @RequestParam(defaultValue = "xlsx") String format,
            @RequestParam(defaultValue = "") String people,
            Reply reply) {
        SendingForm typed = new SendingForm(rhythm, format, people.lines().toList());
        try {
            Rhythm when = typed.when();
            sendings.set(actor, id, when, typed.as(), typed.persons(actor, choices));
            reply.say(when == null ? "Not sent any more" : "First sent on " + Days.day(round.first(when)));
            return "redirect:" + ViewsPage.AT + "/" + id + "/sending";
        } catch (BadInput e) {
            return show(actor, views.find(actor, id), typed, reply.refused(e));
        }
    }

    @PostMapping("/send-now")
    String now(Actor actor, @PathVariable int id, @RequestParam(defaultValue = "xlsx") String format, Reply reply) {
        SendingForm typed = new SendingForm("", format, List.of());
        try {
            sendings.sendNow(actor, id, typed.as());
            reply.say("On its way to you");
            return "redirect:" + ViewsPage.AT + "/" + id + "/sending";
        } catch (BadInput e) {
            return show(actor, views.find(actor, id), typed, reply.refused(e));
        }
    }

    @PostMapping("/receive")
    String receive(Actor actor, @PathVariable int id, @RequestParam(defaultValue = "false") boolean on, Reply reply) {
        sendings.receive(actor, id, on);
        reply.say(on ? "You get it again" : "You get it no more");
        return "redirect:" + ViewsPage.AT + "/" + id;
    }

    private String show(Actor actor, SavedView view, SendingForm typed, Reply reply) {
        Sending now = sendings.of(view).orElse(null);
        return reply.with("actor", actor)
                .with("view", view)
                .with("typed", typed)
                .with("sending", now)
                .show("views/sending");
    }
}
