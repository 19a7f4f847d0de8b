package dev.muster.assignment.ledger;

/** {@code rules/LastSourceGone} as conditions over an assignment {@code a}, for whoever works on many of them. */
public final class LastSourceSql {
    public static final String REMOVED = "a.state = 0";
    public static final String OPTIONAL = "(a.state = 1 or a.renewal is not null)";

    private LastSourceSql() {}
}
