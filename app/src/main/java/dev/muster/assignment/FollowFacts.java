package dev.muster.assignment;

import dev.muster.assignment.rules.Facts;
import dev.muster.learning.AttemptChanged;
import dev.muster.learning.LearningFacts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what an assignment shows (state, progress, score) in step with what the person has done: in the transaction of
 * the learner's act, and when an assignment is new for somebody who has been at the content before.
 */
@Component
class FollowFacts {
    private static final int STANDALONE = 0;

    private final LearningFacts learning;
    private final FollowStore store;
    private final ContentLocks locks;

    FollowFacts(LearningFacts learning, FollowStore store, ContentLocks locks) {
        this.learning = learning;
        this.store = store;
        this.locks = locks;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AttemptChanged news) {
        if (news.context() == STANDALONE) {
            locks.shared(news.contentId());
            follow(List.of(new Pair(news.personId(), news.contentId())));
        }
    }

    void follow(Collection<Pair> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        Map<LearningFacts.Key, LearningFacts.Fact> facts = learning.of(
                pairs.stream()
                        .map(p -> new LearningFacts.Key(p.personId(), p.contentId()))
                        .toList(),
                STANDALONE);
        Map<Pair, FollowStore.Known> known = store.known(pairs).stream()
                .collect(Collectors.toMap(k -> new Pair(k.personId(), k.contentId()), k -> k));
        facts.forEach((key, fact) -> {
            FollowStore.Known k = known.get(new Pair(key.personId(), key.contentId()));
            if (k != null) {
                store.show(key.personId(), key.contentId(), facts(fact).shown(k.resetAt()));
            }
        });
    }

    private static Facts facts(LearningFacts.Fact fact) {
        return new Facts(
                Optional.ofNullable(fact.open()).map(o -> new Facts.Open(o.startedAt(), o.progress())),
                Optional.ofNullable(fact.completed())
                        .map(c -> new Facts.Done(c.at(), c.version(), c.score(), c.expiresOn(), null)));
    }
}
