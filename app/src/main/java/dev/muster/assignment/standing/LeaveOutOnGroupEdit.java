package dev.muster.assignment.standing;

import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.assignment.Automation;
import dev.muster.assignment.engine.LeftOutStore;
import dev.muster.audience.Audiences;
import dev.muster.audience.Compilation;
import dev.muster.audience.groups.GroupChanged;
import dev.muster.audience.rules.Compiled;
import dev.muster.audience.rules.Facts;
import dev.muster.audience.rules.Matching;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.impl.DSL;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * When the audience of a group is edited, whoever newly matches an automation by that counts as existing; who
 * joins the group by a change of their own is future.
 */
@Component
class LeaveOutOnGroupEdit {
    private final AutomationStore store;
    private final LeftOutStore leftOut;
    private final Audiences audiences;
    private final Clock clock;

    LeaveOutOnGroupEdit(AutomationStore store, LeftOutStore leftOut, Audiences audiences, Clock clock) {
        this.store = store;
        this.leftOut = leftOut;
        this.audiences = audiences;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(GroupChanged news) {
        if (news.personIds().isEmpty()) {
            return;
        }
        for (Automation a : store.futureNaming(news.groupId())) {
            if (audiences.compile(a.terms().audience()) instanceof Compilation.Ready ready) {
                List<Integer> newly = newly(ready.audience(), news);
                leftOut.leaveOut(a, PERSON.ID.eq(DSL.any(newly.toArray(Integer[]::new))), clock.instant());
            }
        }
    }

    private List<Integer> newly(Compiled audience, GroupChanged news) {
        LocalDate today = audiences.today();
        return audiences.facts(news.personIds(), audience.asksForManagers()).values().stream()
                .filter(p -> Matching.matches(audience, p, today))
                .filter(p -> !Matching.matches(audience, before(p, news.groupId()), today))
                .map(Facts::personId)
                .toList();
    }

    /** A person whose membership the edit has changed, as before it. */
    private static Facts before(Facts person, int groupId) {
        Set<Integer> groups = new HashSet<>(person.groups());
        if (!groups.remove(groupId)) {
            groups.add(groupId);
        }
        return person.withGroups(groups);
    }
}
