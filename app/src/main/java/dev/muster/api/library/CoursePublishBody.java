package dev.muster.api.library;

import dev.muster.api.Sent;
import dev.muster.api.training.ReassignBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the next version of a course is published. */
@Sent(thing = "A publish", example = """
        {"note": "New limits", "minor": false, "reassign": {"inProgress": true, "completed": false}}""")
record CoursePublishBody(
        @Nullable String note,
        @Nullable List<StepBody> steps,
        @Nullable Boolean minor,
        @Nullable ReassignBody reassign,
        @Nullable String approvedBy,
        @Nullable String message,
        @Nullable Boolean silent) {}
