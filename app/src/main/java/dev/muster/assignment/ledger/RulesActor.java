package dev.muster.assignment.ledger;

import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;

/** The rules as the log names them: who acts when the engine gives and takes. */
public final class RulesActor {
    public static final Actor RULES = new Actor(Actor.Kind.RULE, 0, "Rules", AccessLevel.ADMIN, null);

    private RulesActor() {}
}
