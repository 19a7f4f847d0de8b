package dev.muster.api.training;

import dev.muster.api.Sent;
import dev.muster.assignment.rules.Reassigning.Retake;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who takes it again when a version is published. */
@Sent(thing = "Reassigning", example = """
        {"inProgress": true, "completed": false}""")
public record ReassignBody(
        @Nullable Boolean inProgress,
        @Nullable Boolean completed,
        @Nullable List<String> only,
        @Nullable Retake completedRetake,
        @Nullable LocalDate dueOn) {}
