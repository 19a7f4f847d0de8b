package dev.muster.assignment.histories.acts;

import static dev.muster.testing.Fixture.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.AssignEffect;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.byhand.Publishings;
import dev.muster.assignment.byhand.Publishings.Reassign;
import dev.muster.assignment.histories.History;
import dev.muster.assignment.histories.reference.Key;
import dev.muster.assignment.histories.reference.KnownContent;
import dev.muster.assignment.histories.reference.ReassignReference;
import dev.muster.assignment.histories.reference.ReassignReference.Asked;
import dev.muster.assignment.rules.Reassigning.Retake;
import dev.muster.assignment.rules.Status;
import dev.muster.library.Step;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** docs/rules.md 6: where there are modules, they and their courses get new versions; now and then people take them again. */
public final class PublishActs extends ActFamily {
    private final ReassignReference reference;
    private int edits;

    public PublishActs(History history) {
        super(history);
        reference = new ReassignReference(history);
    }

    @Override
    public List<Act> acts() {
        return List.of(new Act(1, this::coursesChange), new Act(1, this::stepsChange));
    }

    private List<Integer> active(boolean module) {
        return company.contents.values().stream()
                .filter(c -> c.module == module && c.active)
                .map(c -> c.id)
                .toList();
    }

    private boolean coursesChange() {
        if (active(true).isEmpty()) {
            return false;
        }
        KnownContent m = company.contents.get((int) chance().any(active(true)));
        List<Integer> courses = new ArrayList<>(m.steps);
        List<Integer> others =
                active(false).stream().filter(c -> !courses.contains(c)).toList();
        if (others.isEmpty() || courses.size() > 1 && chance().coin()) {
            if (courses.size() == 1) {
                return false;
            }
            courses.remove(chance().below(courses.size()));
        } else {
            courses.add(chance().any(others));
        }
        muster.moduleDrafts.replace(ADMIN, m.id, null, courses);
        published(m.id, "has " + courses, courses);
        return true;
    }

    private boolean stepsChange() {
        if (active(true).isEmpty() || active(false).isEmpty()) {
            return false;
        }
        int id = chance().any(active(false));
        List<Step> text = new ArrayList<>(muster.courses.get(id).steps());
        int which = chance().below(text.size());
        int how = chance().below(3);
        if (how == 0) {
            text.set(
                    which,
                    Step.text("Edited " + ++edits, "z").withId(text.get(which).id()));
        } else if (how == 1 || text.size() == 1) {
            text.add(Step.text("New " + ++edits, "n"));
        } else {
            text.remove(which);
        }
        muster.drafts.replace(ADMIN, id, null, text);
        published(
                id,
                "has " + text.stream().map(Step::title).toList(),
                text.stream().map(Step::id).filter(s -> s > 0).toList());
        return true;
    }

    private void published(int content, String what, List<Integer> parts) {
        boolean minor = chance().oneIn(3);
        Asked asked = chance().coin() ? null : asked(content, parts);
        boolean inProgress = chance().coin();
        boolean completed = !inProgress || chance().coin();
        told(
                "%d now %s%s%s",
                content,
                what,
                minor ? ", minor" : "",
                asked == null
                        ? ""
                        : ", again by" + (inProgress ? " those in progress" : "")
                                + (completed ? " those who completed it" : "") + ": " + asked);
        if (asked == null) {
            String before = completed();
            publish(content, minor, null);
            assertThat(completed()).as("a publish completes for nobody").isEqualTo(before);
        } else {
            again(asked, minor, reassign(asked, inProgress, completed));
        }
        history.pass(Duration.ofSeconds(1));
    }

    private Asked asked(int content, List<Integer> parts) {
        LocalDate farthest = LocalDate.ofInstant(company.now, ZoneId.of("Pacific/Kiritimati"));
        return new Asked(
                content,
                chance().coin() ? List.of() : chance().some(parts, parts.size()),
                chance().coin() ? Retake.ALL : Retake.SELECTED,
                chance().coin() ? null : farthest.plusDays(chance().below(30)));
    }

    private static Reassign reassign(Asked asked, boolean inProgress, boolean completed) {
        return new Reassign(
                inProgress, completed, asked.only(), asked.completed() == Retake.ALL, asked.due(), Remarks.NONE);
    }

    /** Whoever was so far when it was published. */
    private void again(Asked asked, boolean minor, Reassign reassign) {
        Map<Key, Status> those = those(asked.content(), reassign);
        AssignEffect preview = muster.publishings.preview(ADMIN, asked.content(), null, minor, reassign);
        AssignEffect effect = publish(asked.content(), minor, reassign);
        assertThat(effect).as("preview = effect").isEqualTo(preview);
        history.newTexts();
        List<Key> impacted =
                those.keySet().stream().filter(reference::isImpacted).toList();
        impacted.forEach(k -> reference.reassign(asked, k, those.get(k)));
        reference.recordedAsForetold(asked, impacted);
    }

    private Map<Key, Status> those(int content, Reassign whom) {
        Map<Key, Status> those = new TreeMap<>();
        for (Key k : company.assignments.keySet()) {
            if (k.content() == content && !company.people.get(k.person()).deactivated) {
                Status status = history.learning.status(k);
                boolean chosen =
                        switch (status) {
                            case NOT_STARTED -> false;
                            case IN_PROGRESS -> whom.inProgress();
                            case COMPLETED, EXPIRED -> whom.completed();
                        };
                if (chosen) {
                    those.put(k, status);
                }
            }
        }
        return those;
    }

    private AssignEffect publish(int content, boolean minor, @Nullable Reassign reassign) {
        String before = made();
        Publishings.Done done = muster.publishings.publish(ADMIN, content, null, "Changed", minor, reassign);
        assertThat(made()).as("a publish completes for nobody").isEqualTo(before);
        return done.again().answer();
    }

    private String made() {
        return muster.row("select count(*) from completion where credited_from is null");
    }

    /**
     * Who has completed what themselves, and validly where they are: in place of what ran out credit may come in when it is
     * looked at.
     */
    private String completed() {
        return muster.row("""
            select string_agg(concat_ws(' ', a.person_id, a.content_id, a.completed_at, a.version, a.expires_on), ','
                              order by a.person_id, a.content_id)
            from assignment a join person p on p.id = a.person_id
            where a.state = 2 and a.credit_from is null and (a.expires_on is null
              or a.expires_on >= (timestamptz '%s' at time zone coalesce(p.time_zone, '%s'))::date)""".formatted(company.now, muster.settings.current().defaultTimeZone()));
    }
}
