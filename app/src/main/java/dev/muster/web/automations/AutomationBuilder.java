package dev.muster.web.automations;

import dev.muster.assignment.Automation;
import dev.muster.assignment.Automation.Terms;
import dev.muster.assignment.standing.Automations;
import dev.muster.library.ContentRef;
import dev.muster.library.ContentRefs;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.NotThere;
import dev.muster.web.assigning.OwnDates;
import dev.muster.web.audience.AudienceForms;
import dev.muster.web.library.ContentTabs;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what is being built: a new automation, a copy of one, or one that is changed. */
@Component
public class AutomationBuilder {
    private final Automations automations;
    private final AudienceForms forms;
    private final ContentRefs refs;
    private final OwnDates dates;
    private final Settings settings;

    AutomationBuilder(
            Automations automations, AudienceForms forms, ContentRefs refs, OwnDates dates, Settings settings) {
        this.automations = automations;
        this.forms = forms;
        this.refs = refs;
        this.dates = dates;
        this.settings = settings;
    }

    /**
     * What is being built.
     *
     * @param at address of the builder
     * @param before the automation that is changed; null: a new one
     * @param ownDate when the content is due where the automation says nothing
     */
    public record Building(
            String at,
            ContentRef content,
            @Nullable Automation before,
            AutomationForm form,
            AudienceForms.Built built,
            ZoneId zone,
            String ownDate) {

        public String title() {
            return before == null ? "New automation" : before.terms().name();
        }

        /** Where to go without saving. */
        public String back() {
            return before == null ? ContentTabs.at(content) + "/manage" : "/admin/automations/" + before.id();
        }

        /** @throws dev.muster.shared.BadInput naming the field */
        Terms terms() {
            Terms was = before == null ? null : before.terms();
            return form.terms(built.audience(), was == null || was.enabled(), was, zone);
        }
    }

    Building blank(Actor actor, int content) {
        AutomationForm form = AutomationForm.blank(settings.current().minimumDays());
        return of(actor, null, content, form, forms.blank(actor));
    }

    /** @param content what it gives instead of what the other one does; null: the same */
    Building copy(Actor actor, int like, @Nullable Integer content) {
        Automation a = automations.get(like);
        AutomationForm form =
                AutomationForm.of(a.terms(), zone()).named(a.terms().name() + " (copy)");
        int gives = content == null ? a.content().id() : content;
        return of(actor, null, gives, form, forms.of(actor, a.terms().audience()));
    }

    Building edit(Actor actor, int id, @Nullable Integer content) {
        Automation a = automations.get(id);
        int gives = content == null ? a.content().id() : content;
        return of(
                actor,
                id,
                gives,
                AutomationForm.of(a.terms(), zone()),
                forms.of(actor, a.terms().audience()));
    }

    /** @param id the automation that is changed; null: a new one */
    Building of(Actor actor, @Nullable Integer id, int content, AutomationForm form, AudienceForms.Built built) {
        Automation before = id == null ? null : automations.get(id);
        if (before != null && before.content().id() != content) {
            throw new NotThere("automation");
        }
        return new Building(
                before == null ? "/admin/automations/new" : "/admin/automations/" + before.id() + "/edit",
                refs.require(actor, content),
                before,
                form,
                built,
                zone(),
                dates.ofRule(content));
    }

    private ZoneId zone() {
        return settings.current().defaultTimeZone();
    }
}
