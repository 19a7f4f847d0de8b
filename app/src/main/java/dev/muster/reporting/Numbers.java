package dev.muster.reporting;

import dev.muster.reporting.rules.ComplianceStatus;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How many requirements count as what.
 *
 * @param people who have any of them
 * @param of by status; one that is missing: none
 * @param pastGrace of what is expired: whose days of grace have passed
 */
public record Numbers(int people, Map<ComplianceStatus, Integer> of, int pastGrace) {
    public static final Numbers NONE = new Numbers(0, Map.of(), 0);

    public Numbers {
        of = Map.copyOf(of);
    }

    public int count(ComplianceStatus status) {
        return of.getOrDefault(status, 0);
    }

    /** All of them: the sum of the seven. */
    public int required() {
        return sum(s -> true);
    }

    public int compliant() {
        return sum(ComplianceStatus::isCompliant);
    }

    public int notMet() {
        return required() - compliant();
    }

    public int done() {
        return sum(ComplianceStatus::isDone);
    }

    /** The compliant share, rounded down: 100 means all. Of nothing it is 100, too. */
    public int percent() {
        return required() == 0 ? 100 : (int) (100L * compliant() / required());
    }

    /** The share that counts as this, in percent. */
    public double share(ComplianceStatus status) {
        return required() == 0 ? 0 : 100.0 * count(status) / required();
    }

    /** Both together. Nobody is in both. */
    Numbers plus(Numbers other) {
        Map<ComplianceStatus, Integer> sum = new EnumMap<>(ComplianceStatus.class);
        for (ComplianceStatus s : ComplianceStatus.values()) {
            sum.put(s, count(s) + other.count(s));
        }
        return new Numbers(people + other.people, sum, pastGrace + other.pastGrace);
    }

    private int sum(Predicate<ComplianceStatus> which) {
        return of.entrySet().stream()
                .filter(e -> which.test(e.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
