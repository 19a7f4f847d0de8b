package dev.muster.learning;

import dev.muster.audit.AuditLog.Written;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes back what people did, as far as it is asked of them again: what is under way ends, earlier
 * completions count no more and give no credit; both stay in history. For many people at once; callers hold the locks
 * and bring assignments in line.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Resets {
    private final ResetStore store;

    Resets(ResetStore store) {
        this.store = store;
    }

    /** Where what stays done of selected steps is taken from. */
    public enum From {
        /** The attempt under way. */
        UNDER_WAY,
        /** What was completed; of a completion made elsewhere nothing is known, so all of it is to do. */
        COMPLETED,
        /** What is under way, else what was completed. */
        EITHER
    }

    /** All of it is to do again. @param context 0: standalone, or a module itself; else the module it is a course of */
    public void whole(Written entry, int contentId, int context, Collection<Integer> personIds) {
        Integer[] people = array(personIds);
        store.insert(entry, contentId, context, people);
        store.end(entry, contentId, context, people);
    }

    /** The same of every course of a module, of those they have been at and the newest version does not hold too. */
    public void courses(Written entry, int moduleId, Collection<Integer> personIds) {
        Integer[] people = array(personIds);
        store.insertCourses(entry, moduleId, people);
        store.endCourses(entry, moduleId, people);
    }

    /** These steps are to do again, as a new attempt in which the others stay done; where none is done, all of it. */
    public void steps(
            Written entry, int contentId, int context, Collection<Integer> personIds, From from, List<Integer> steps) {
        Integer[] people = array(personIds);
        List<ResetStore.Base> bases = bases(contentId, context, people, from);
        store.insert(entry, contentId, context, people);
        store.end(entry, contentId, context, people);
        store.keep(entry, contentId, context, bases, array(steps));
    }

    private List<ResetStore.Base> bases(int contentId, int context, Integer[] people, From from) {
        return switch (from) {
            case UNDER_WAY -> store.underWay(contentId, context, people);
            case COMPLETED -> store.completed(contentId, context, people);
            case EITHER -> {
                List<ResetStore.Base> open = store.underWay(contentId, context, people);
                Set<Integer> has = open.stream().map(ResetStore.Base::personId).collect(Collectors.toSet());
                yield Stream.concat(
                                open.stream(),
                                store.completed(contentId, context, people).stream()
                                        .filter(b -> !has.contains(b.personId())))
                        .toList();
            }
        };
    }

    /** A module begun anew, in which what was not taken back stays done. */
    public void again(Written entry, int moduleId, Collection<Integer> personIds) {
        store.begin(entry, moduleId, array(personIds));
    }

    /** Those of the people who have nothing done and nothing under way in the module. */
    public List<Integer> bare(int moduleId, Collection<Integer> personIds) {
        return store.bare(moduleId, array(personIds));
    }

    /** As it was before the act: for people who have not moved on since. Inside the content, too, where it is a module. */
    public void undo(long entryId, int contentId, Collection<Integer> personIds) {
        store.undo(entryId, contentId, array(personIds));
    }

    private static Integer[] array(Collection<Integer> ids) {
        return ids.toArray(Integer[]::new);
    }
}
