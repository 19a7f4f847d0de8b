package dev.muster.learning;

import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.learning.CreditStore.Given;
import dev.muster.learning.LearningFacts.Key;
import dev.muster.learning.rules.Crediting;
import dev.muster.settings.Settings;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Credit between contexts: written at once where it is due, each pointing at the completion it comes from. */
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
        List<Given> given = new ArrayList<>();
        store.cases(keys, clock.instant(), s.defaultTimeZone().getId())
                .forEach((asked, c) -> Crediting.from(
                                c.requirement(), c.made(), s.standaloneCompletionsCountInModules())
                        .ifPresent(from -> given.add(new Given(asked, from.id()))));
        if (given.isEmpty()) {
            return Set.of();
        }
        Set<Key> got = given.stream().map(Credits::key).collect(Collectors.toSet());
        long people = got.stream().map(Key::personId).distinct().count();
        store.give(given, log.write(Act.of(RULES, AuditAction.LEARNING_CREDIT).people((int) people)));
        return got;
    }

    private static Key key(Given g) {
        return new Key(g.to().personId(), g.to().context() == 0 ? g.to().courseId() : g.to().context());
    }
}
