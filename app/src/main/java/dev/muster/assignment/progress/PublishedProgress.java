package dev.muster.assignment.progress;

import dev.muster.library.drafts.Published;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a publish changes for those who are not done: they see the newest version at once, so their progress
 * is another. It completes nothing for them.
 */
@Component
class PublishedProgress {
    private final PublishedStore store;
    private final ShownProgress facts;

    PublishedProgress(PublishedStore store, ShownProgress facts) {
        this.store = store;
        this.facts = facts;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(Published news) {
        facts.refresh(store.underWay(news.contentId()));
    }
}
