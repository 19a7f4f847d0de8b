package dev.muster.assignment.progress;

import dev.muster.learning.ContentCompleted;
import dev.muster.notification.Notices;
import dev.muster.notification.rules.Kind;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets managers know what somebody has completed, where administrators have switched that on. */
@Component
class CompletedForManagers {
    private final Notices notices;

    CompletedForManagers(Notices notices) {
        this.notices = notices;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ContentCompleted news) {
        notices.queueForManagers(Kind.COMPLETED, news.entry(), news.contentId(), news.personId());
    }
}
