package dev.muster.learning;

import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.learning.CreditStore.Given;
import dev.muster.learning.LearningFacts.Key;
import dev.muster.settings.Settings;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Credit between contexts (behaviour 7): written at once where it is due, each pointing at the completion it comes from. */
@Component
public class Credits {
    private static final Actor RULES = new Actor(Actor.Kind.RULE, 0, "Rules", AccessLevel.ADMIN, null);

    private final CreditStore store;
    private final Settings settings;
    private final AuditLog log;
    private final Clock clock;

    Credits(CreditStore store, Settings settings, AuditLog log, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Gives these people what credit there is for these requirements; again: nothing. What was under way for a
     * requirement that is credited ends with it. Callers hold the locks of the contents.
     *
     * @param keys courses standalone, modules for the courses in them
     * @return the keys that got any
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<Key> flow(Collection<Key> keys) {
        Settings.Values s = settings.current();
        List<Given> given = store.give(
                keys,
                s.standaloneCompletionsCountInModules(),
                s.defaultTimeZone().getId(),
                clock.instant());
        if (given.isEmpty()) {
            return Set.of();
        }
        Set<Integer> people = new HashSet<>();
        Set<Key> got = new HashSet<>();
        for (Given g : given) {
            people.add(g.personId());
            got.add(new Key(g.personId(), g.context() == 0 ? g.contentId() : g.context()));
        }
        Written entry = log.write(Act.of(RULES, "learning.credit").people(people.size()));
        store.endAttempts(given, entry);
        store.lines(given, entry);
        return got;
    }
}
