package dev.muster.jobs;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.muster.people.StatusDates;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** All work that Muster does by itself again and again. One bean per line; db-scheduler runs each on one node at a time. */
@Configuration(proxyBeanMethods = false)
class RecurringWork {

    /** Leaving dates that passed; leave that begins or ends. Days end at another hour in every time zone. */
    @Bean
    RecurringTask<Void> statusDatesTask(StatusDates dates) {
        return every("status-dates", Duration.ofMinutes(10), dates::work);
    }

    private static RecurringTask<Void> every(String name, Duration pause, Runnable work) {
        return Tasks.recurring(name, FixedDelay.of(pause)).execute((instance, context) -> work.run());
    }
}
