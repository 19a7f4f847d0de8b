package dev.muster.assignment.histories.reference;

import static dev.muster.assignment.histories.reference.Company.INDIVIDUAL;
import static dev.muster.assignment.histories.reference.Company.SELF;

import dev.muster.assignment.rules.Status;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What everybody sees of an assignment, in a line: status, when it is due and why it is there. */
public final class TrainingReference {
    private final Company company;
    private final LearningReference learning;

    public TrainingReference(Company company, LearningReference learning) {
        this.company = company;
        this.learning = learning;
    }

    public List<String> of(int person) {
        return company.assignments.keySet().stream()
                .filter(k -> k.person() == person)
                .map(this::line)
                .toList();
    }

    /** By hand, else the earliest of the sources; of what ran out, the day after. @param lifted to nobody's being overdue on day one */
    private record InForce(@Nullable LocalDate on, boolean lifted, boolean byHand) {}

    public String line(Key k) {
        Status status = learning.status(k);
        InForce due = company.required(k) ? due(k, status) : new InForce(null, false, false);
        String why = company.sources(k).entrySet().stream()
                .map(e -> label(e.getKey()) + " " + inForce(k, e.getValue())
                        + (e.getValue().kept() ? " kept" : ""))
                .sorted()
                .collect(Collectors.joining(", "));
        return "%d %s %s due %s%s%s %d%% [%s]"
                .formatted(
                        k.content(),
                        status,
                        company.required(k) ? "required" : "optional",
                        due.on,
                        due.lifted ? " lifted" : "",
                        due.byHand ? " by hand" : "",
                        learning.progress(k),
                        why);
    }

    private InForce due(Key k, Status status) {
        KnownAssignment has = company.assignments.get(k);
        KnownPerson p = company.people.get(k.person());
        LocalDate byHand = has.dueByHand;
        KnownSource first = company.sources(k).values().stream()
                .filter(s -> s.due() != null)
                .min(Comparator.comparing((KnownSource s) -> p.away.atLast(s.due(), s.set()))
                        .thenComparing(KnownSource::due)
                        .thenComparing(KnownSource::lifted))
                .orElse(null);
        LocalDate on = byHand != null
                ? p.away.due(byHand, company.dayOf(has.dueSet, p), company.today(p))
                : first == null ? null : inForce(k, first);
        boolean lifted = byHand == null && first != null && first.lifted();
        KnownLearning.Done done = company.work(k).newest();
        boolean ranOut = done != null && status != Status.COMPLETED;
        if (ranOut && (byHand != null ? has.dueSet.isBefore(done.at) : !requiredOnlyAfter(k, done.lastDay))) {
            on = p.away.renewal(
                    done.lastDay,
                    company.contents.get(k.content()).validity().is().graceDays(),
                    company.today(p));
        }
        return new InForce(on, lifted, byHand != null);
    }

    private @Nullable LocalDate inForce(Key k, KnownSource s) {
        KnownPerson p = company.people.get(k.person());
        return s.due() == null ? null : p.away.due(s.due(), s.set(), company.today(p));
    }

    /** Whether it is late; on leave nobody is. */
    public boolean isOverdue(Key k) {
        KnownPerson p = company.people.get(k.person());
        Status status = learning.status(k);
        LocalDate on = company.required(k) && status != Status.COMPLETED ? due(k, status).on : null;
        return on != null && on.isBefore(company.today(p)) && !p.away.isOn(company.today(p));
    }

    /** Whether nothing required it on the last day on which the completion was valid. */
    private boolean requiredOnlyAfter(Key k, LocalDate lastDay) {
        return company.sources(k).entrySet().stream()
                .filter(e -> e.getKey() != SELF)
                .allMatch(e -> e.getValue().since().isAfter(lastDay));
    }

    private String label(int rule) {
        return switch (rule) {
            case INDIVIDUAL -> "Individual";
            case SELF -> "Self-enrolled";
            default -> company.rules.get(rule).label();
        };
    }
}
