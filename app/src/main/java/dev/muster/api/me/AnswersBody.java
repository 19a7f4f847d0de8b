package dev.muster.api.me;

import dev.muster.api.Sent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For each question of a quiz the options that were chosen, counted from 0. */
@Sent(thing = "A step to complete", example = """
        {"answers": [[0], [1, 2]]}""")
record AnswersBody(@Nullable List<List<Integer>> answers) {}
