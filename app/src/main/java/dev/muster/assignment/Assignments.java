package dev.muster.assignment;

import dev.muster.assignment.AssignEffect.One;
import dev.muster.assignment.HandStore.Given;
import dev.muster.assignment.SituationStore.Known;
import dev.muster.assignment.SituationStore.Target;
import dev.muster.assignment.rules.AssignWords;
import dev.muster.assignment.rules.Assigning;
import dev.muster.assignment.rules.Assigning.AddSource;
import dev.muster.assignment.rules.Due;
import dev.muster.assignment.rules.Situation;
import dev.muster.audience.Scopes;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.notification.Notices;
import dev.muster.notification.rules.Kind;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.DueRule;
import dev.muster.shared.NotThere;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Assigning by hand (behaviour 3): to people found by edges, one or several contents at once. */
@Component
public class Assignments {
    private final SituationStore situations;
    private final HandStore store;
    private final LabelStore labels;
    private final ContentLocks locks;
    private final FollowFacts facts;
    private final Notices notices;
    private final RequiredRemarks remarks;
    private final Scopes scopes;
    private final AuditLog log;
    private final Settings settings;
    private final Clock clock;

    Assignments(
            SituationStore situations,
            HandStore store,
            LabelStore labels,
            ContentLocks locks,
            FollowFacts facts,
            Notices notices,
            RequiredRemarks remarks,
            Scopes scopes,
            AuditLog log,
            Settings settings,
            Clock clock) {
        this.situations = situations;
        this.store = store;
        this.labels = labels;
        this.locks = locks;
        this.facts = facts;
        this.notices = notices;
        this.remarks = remarks;
        this.scopes = scopes;
        this.log = log;
        this.settings = settings;
        this.clock = clock;
    }

    /** Who would be affected and how; nothing is written. Same refusals as {@link #assign}. */
    @Transactional(readOnly = true)
    public AssignEffect preview(Actor actor, AssignRequest request) {
        return effect(decide(actor, request, Run.AT_ONCE));
    }

    /** {@link #carryOut} for those who need no more than its answer. */
    @Transactional
    public AssignEffect assign(Actor actor, AssignRequest request) {
        return carryOut(actor, request).answer();
    }

    /**
     * Assigns; doing it twice changes nothing the second time.
     *
     * @throws NotThere for a content or person that is not there or out of scope
     * @throws BadInput for an empty choice, a past date, or a note that is required and missing
     */
    @Transactional
    public Acted<AssignEffect> carryOut(Actor actor, AssignRequest request) {
        return carryOut(actor, request, Run.AT_ONCE);
    }

    /** The caller holds the transaction. */
    Acted<AssignEffect> carryOut(Actor actor, AssignRequest request, Run run) {
        locks.exclusive(request.contentIds());
        List<Decided> decided = decide(actor, request, run);
        Map<Integer, List<Given>> given = new HashMap<>();
        Set<Integer> people = new HashSet<>();
        for (Decided d : decided) {
            if (Assigning.writes(d.decision()) || movesDue(d)) {
                given.computeIfAbsent(d.target().ref().id(), _ -> new ArrayList<>())
                        .add(new Given(
                                d.known().personId(),
                                d.due().on(),
                                d.due().lifted(),
                                d.due().byHand()));
                people.add(d.known().personId());
            }
        }
        AssignEffect effect = effect(decided);
        if (given.isEmpty()) {
            return new Acted<>(effect, null);
        }
        Integer only = request.contentIds().size() == 1 ? request.contentIds().getFirst() : null;
        Written entry = log.write(Act.of(actor, "assignment.assign")
                .people(people.size())
                .content(only)
                .note(request.remarks().note(), request.remarks().approvedBy())
                .job(run.jobId()));
        given.forEach((contentId, all) -> {
            for (List<Given> some : Run.batches(all)) {
                write(contentId, some, entry);
                run.step(some.size());
            }
        });
        if (!request.silent()) {
            tell(decided, entry, request.message());
        }
        return new Acted<>(effect, entry.id());
    }

    /** Whoever has it newly; those who had it already are not told again. */
    private void tell(List<Decided> decided, Written entry, @Nullable String message) {
        decided.stream()
                .filter(d -> d.decision() instanceof Assigning.Assign)
                .collect(Collectors.groupingBy(
                        d -> d.target().ref().id(),
                        Collectors.mapping(d -> d.known().personId(), Collectors.toList())))
                .forEach((contentId, people) -> notices.queue(Kind.ASSIGNED, entry, message, contentId, people));
    }

    private void write(int contentId, List<Given> given, Written entry) {
        List<Integer> people = given.stream().map(Given::personId).toList();
        store.assignLines(contentId, people, entry);
        store.give(contentId, given, entry);
        facts.follow(store.withFacts(contentId, people));
    }

    private record Decided(Target target, Known known, Assigning.Decision decision, DueBy due, boolean opens) {}

    /** @param byHand given with the act; else from the content's due rule */
    private record DueBy(@Nullable LocalDate on, boolean lifted, boolean byHand) {}

    /** A date given again for somebody assigned by hand before moves the date of that source. */
    private static boolean movesDue(Decided d) {
        return d.due().byHand() && d.decision() instanceof AddSource a && a.there();
    }

    private List<Decided> decide(Actor actor, AssignRequest request, Run run) {
        check(request);
        remarks.check(request.remarks());
        List<Integer> contents = request.contentIds().stream().distinct().toList();
        List<Decided> out = new ArrayList<>();
        for (int contentId : contents) {
            Target target = situations.target(contentId);
            List<Known> known =
                    situations.of(target, request.personIds(), scopes.condition(actor), actor, clock.instant(), run);
            Set<Integer> outside = situations.outside(target, request.personIds());
            for (Known k : known) {
                out.add(new Decided(
                        target,
                        k,
                        Assigning.decide(k.situation()),
                        due(request, target, k),
                        outside.contains(k.personId())));
            }
        }
        return out;
    }

    private static void check(AssignRequest request) {
        if (request.contentIds().isEmpty()) {
            throw new BadInput("contentIds", "Choose at least one course.");
        }
        if (request.personIds().isEmpty()) {
            throw new BadInput("personIds", "Choose at least one person.");
        }
        if (request.dueOn() != null && request.due() != null) {
            throw new BadInput("due", "Give either dueOn or due.");
        }
    }

    /** The date given, else what the content's due rule says (docs/choices.md). */
    private DueBy due(AssignRequest request, Target target, Known k) {
        if (request.due() != null) {
            return new DueBy(Due.of(request.due(), k.today(), k.hiredOn(), 0).on(), false, true);
        }
        if (request.dueOn() == null) {
            return byContent(target.due(), k);
        }
        if (request.dueOn().isBefore(k.today())) {
            throw new BadInput("dueOn", "This date has passed. Choose today or later.");
        }
        return new DueBy(request.dueOn(), false, true);
    }

    private DueBy byContent(@Nullable DueRule rule, Known k) {
        if (rule == null) {
            return new DueBy(null, false, false);
        }
        Due due = Due.of(rule, k.today(), k.hiredOn(), settings.current().minimumDays());
        return new DueBy(due.on(), due.lifted(), false);
    }

    private AssignEffect effect(List<Decided> decided) {
        Set<Integer> rules = new HashSet<>();
        decided.forEach(d -> rules.addAll(d.known().situation().sources()));
        Map<Integer, String> names = labels.of(rules);
        return new AssignEffect(decided.stream().map(d -> one(d, names)).toList());
    }

    private static One one(Decided d, Map<Integer, String> names) {
        Situation s = d.known().situation();
        List<String> by =
                s.sources().stream().map(r -> names.getOrDefault(r, "")).toList();
        return new One(
                d.known().personId(),
                d.known().name(),
                d.target().ref(),
                d.decision(),
                by,
                AssignWords.of(new AssignWords.About(d.decision(), by, s.progress(), s.completedOn(), d.opens())));
    }
}
