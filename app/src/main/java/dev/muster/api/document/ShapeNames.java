package dev.muster.api.document;

import dev.muster.api.EffectJson;
import dev.muster.api.JobAnswer;
import dev.muster.api.groups.AudiencesResource;
import dev.muster.api.groups.GroupMembersResource;
import dev.muster.api.library.StepJson;
import dev.muster.api.me.MeResource;
import dev.muster.api.me.MyStepJson;
import dev.muster.api.people.SignInCodesResource;
import dev.muster.api.system.AuditResource;
import dev.muster.api.system.NotificationsResource;
import dev.muster.api.system.TokensResource;
import dev.muster.api.training.BulkAnswer;
import dev.muster.api.training.CompletionJson;
import dev.muster.api.training.HistoryResource;
import dev.muster.api.training.RemindersResource;
import dev.muster.api.training.WhyJson;
import dev.muster.assignment.Automation;
import dev.muster.assignment.RuleEffect;
import dev.muster.assignment.rules.Reassigning;
import dev.muster.assignment.rules.Status;
import dev.muster.assignment.rules.Why;
import dev.muster.library.ContentRef;
import dev.muster.notification.OutboxGrid;
import dev.muster.settings.Settings;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;

/** What shapes are called in the document: as a caller would call them. */
final class ShapeNames {
    private static final Map<Class<?>, String> GIVEN = Map.ofEntries(
            Map.entry(AudiencesResource.CountAnswer.class, "AudienceCount"),
            Map.entry(AudiencesResource.PersonAnswer.class, "PersonName"),
            Map.entry(AuditResource.By.class, "AuditActor"),
            Map.entry(AuditResource.Entry.class, "AuditEntry"),
            Map.entry(AuditResource.Line.class, "AuditLine"),
            Map.entry(AuditResource.Whole.class, "AuditEntryWithLines"),
            Map.entry(Automation.Afterwards.class, "WhenNoLongerMatching"),
            Map.entry(BulkAnswer.Kept.class, "KeptTraining"),
            Map.entry(BulkAnswer.Redated.class, "ChangedDueDates"),
            Map.entry(BulkAnswer.Removal.class, "Removals"),
            Map.entry(BulkAnswer.Skipped.class, "UnchangedDueDate"),
            Map.entry(CompletionJson.Context.class, "CompletionContext"),
            Map.entry(CompletionJson.InModule.class, "CompletedInModule"),
            Map.entry(ContentRef.Kind.class, "ContentKind"),
            Map.entry(EffectJson.People.class, "EffectPeople"),
            Map.entry(EffectJson.Skipped.class, "SkippedPerson"),
            Map.entry(GroupMembersResource.MemberAnswer.class, "Member"),
            Map.entry(HistoryResource.RemovalJson.class, "RemovedTraining"),
            Map.entry(JobAnswer.Taken.class, "TakenOn"),
            Map.entry(JobAnswer.TakenJob.class, "TakenOnJob"),
            Map.entry(MeResource.Outcome.class, "StepOutcome"),
            Map.entry(MeResource.WithSteps.class, "TrainingWithSteps"),
            Map.entry(MyStepJson.Question.class, "MyQuestion"),
            Map.entry(NotificationsResource.Told.class, "PersonTold"),
            Map.entry(OutboxGrid.State.class, "NotificationState"),
            Map.entry(Reassigning.Retake.class, "CompletedRetake"),
            Map.entry(RemindersResource.Reminded.class, "Reminders"),
            Map.entry(RuleEffect.Change.class, "TrainingChange"),
            Map.entry(Settings.Values.class, "Settings"),
            Map.entry(SignInCodesResource.Code.class, "SignInCode"),
            Map.entry(Status.class, "TrainingStatus"),
            Map.entry(StepJson.QuestionAnswer.class, "Question"),
            Map.entry(TokensResource.MadeToken.class, "MadeToken"),
            Map.entry(TokensResource.TokenRow.class, "Token"),
            Map.entry(Why.Clause.class, "WhyClause"),
            Map.entry(WhyJson.Due.class, "WhyDue"),
            Map.entry(WhyJson.Reason.class, "WhyReason"),
            Map.entry(dev.muster.notification.rules.Kind.class, "NotificationKind"));

    private ShapeNames() {}

    static String of(Type type) {
        if (type instanceof ParameterizedType p) {
            return of(p.getRawType()) + of(p.getActualTypeArguments()[0]);
        }
        Class<?> c = (Class<?>) type;
        Schema named = c.getAnnotation(Schema.class);
        if (named != null) {
            return named.name();
        }
        String name = c.getSimpleName().replaceFirst("Json$", "");
        boolean inner = c.isEnum() && c.getDeclaringClass() != null && c.getEnclosingClass() != null;
        return GIVEN.getOrDefault(c, inner ? outer(c) + name : name);
    }

    private static String outer(Class<?> c) {
        return c.getEnclosingClass().getSimpleName().replaceFirst("(Json|Resource|Grid)$", "");
    }
}
