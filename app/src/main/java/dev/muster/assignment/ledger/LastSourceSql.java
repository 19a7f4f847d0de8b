package dev.muster.assignment.ledger;

import static dev.muster.assignment.ledger.SqlNumbers.numbered;

/** {@code rules/LastSourceGone} as conditions over an assignment {@code a}, for whoever works on many of them. */
public final class LastSourceSql {
    public static final String REMOVED = numbered("a.state = {notStarted}");
    public static final String OPTIONAL = numbered("(a.state = {inProgress} or a.renewal is not null)");

    private LastSourceSql() {}
}
