package dev.muster.jobs;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.muster.access.Housekeeping;
import dev.muster.assignment.reassess.CoursesRunOut;
import dev.muster.assignment.reassess.Reassess;
import dev.muster.audience.BitmapCounts;
import dev.muster.audit.Months;
import dev.muster.audit.Seals;
import dev.muster.notification.SendMail;
import dev.muster.notification.calendar.CalendarRound;
import dev.muster.people.StatusDates;
import dev.muster.privacy.Retention;
import dev.muster.reporting.ComplianceMonths;
import dev.muster.shared.Actor;
import dev.muster.views.SendViews;
import dev.muster.work.Downloads;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** All work that Muster does by itself again and again. One bean per line; db-scheduler runs each on one node at a time. */
@Configuration(proxyBeanMethods = false)
class RecurringWork {
    private final Pauses pauses;

    RecurringWork(Pauses pauses) {
        this.pauses = pauses;
    }

    /** What is kept no longer: messages, answers, uploaded HR files and the like, as an administrator has set it. */
    @Bean
    RecurringTask<Void> retentionTask(Retention retention) {
        return daily("retention", Retention.AT, retention::work);
    }

    /** Files that jobs made are kept for seven days. */
    @Bean
    RecurringTask<Void> forgetDownloadsTask(Downloads downloads) {
        return every("forget-downloads", Duration.ofHours(6), downloads::forget);
    }

    /** Leaving dates that passed; leave that begins or ends. Days end at another hour in every time zone. */
    @Bean
    RecurringTask<Void> statusDatesTask(StatusDates dates) {
        return every("status-dates", Duration.ofMinutes(10), dates::work);
    }

    /** What rules do in consequence of changed people and groups: within seconds. */
    @Bean
    RecurringTask<Void> reassessTask(Reassess reassess) {
        return every("reassess", Duration.ofSeconds(1), reassess::workOff);
    }

    /** Groups like "hired within the last 90 days" change by the calendar alone. */
    @Bean
    RecurringTask<Void> datedGroupsTask(Reassess reassess) {
        return every("dated-groups", Duration.ofHours(1), reassess::dated);
    }

    /** Courses of modules under way that have run out: days end at another hour in every time zone. */
    @Bean
    RecurringTask<Void> coursesRunOutTask(CoursesRunOut courses) {
        return every("courses-run-out", Duration.ofHours(1), courses::work);
    }

    /** The check of everybody and every rule: finds nothing to do unless something drifted. */
    @Bean
    RecurringTask<Void> reassessEverythingTask(Reassess reassess) {
        return daily("reassess-everything", LocalTime.of(2, 30), reassess::everything);
    }

    /** The numbers of past months that are kept, against what was known then. */
    @Bean
    RecurringTask<Void> checkMonthsTask(ComplianceMonths months) {
        return daily("check-months", LocalTime.of(3, 15), () -> months.check(Actor.system("Muster")));
    }

    @Bean
    RecurringTask<Void> sealAuditLogTask(Seals seals) {
        return every("seal-audit-log", Duration.ofSeconds(20), seals::seal);
    }

    @Bean
    RecurringTask<Void> auditMonthsTask(Months months) {
        return every("audit-months", Duration.ofHours(12), months::makeAhead);
    }

    /** What there is to tell: into mails, and out. */
    @Bean
    RecurringTask<Void> sendMailTask(SendMail mail) {
        return every("send-mail", Duration.ofSeconds(2), mail::work);
    }

    /** What the calendar has to tell: once a day for each time zone, when its hours begin. */
    @Bean
    RecurringTask<Void> calendarTask(CalendarRound calendar) {
        return every("calendar", Duration.ofMinutes(5), calendar::work);
    }

    /** Views that are sent: on their days, from the hour of the managers' summary on. */
    @Bean
    RecurringTask<Void> sendViewsTask(SendViews views) {
        return every("send-views", Duration.ofMinutes(5), views::work);
    }

    @Bean
    RecurringTask<Void> forgetSentViewsTask(SendViews views) {
        return daily("forget-sent-views", LocalTime.of(3, 40), views::forget);
    }

    /** Sessions, failures and remembered answers that have run out. */
    @Bean
    RecurringTask<Void> housekeepingTask(Housekeeping housekeeping) {
        return every("housekeeping", Duration.ofMinutes(15), housekeeping::sweep);
    }

    @Bean
    RecurringTask<Void> forgetOldMovesTask(BitmapCounts crowds) {
        return every("forget-old-moves", Duration.ofHours(6), crowds::forgetOldNews);
    }

    private RecurringTask<Void> daily(String name, LocalTime at, Runnable work) {
        pauses.add(name, Duration.ofHours(24));
        return Tasks.recurring(name, new Daily(ZoneOffset.UTC, at)).execute((instance, context) -> work.run());
    }

    private RecurringTask<Void> every(String name, Duration pause, Runnable work) {
        pauses.add(name, pause);
        return Tasks.recurring(name, FixedDelay.of(pause)).execute((instance, context) -> work.run());
    }
}
