package dev.muster.api.reports;

import dev.muster.reporting.ComplianceQuestion;
import dev.muster.reporting.Dimension;
import dev.muster.shared.BadInput;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the compliance report counts by. @param and null: not crossed */
record Crossed(Dimension by, @Nullable Dimension and) {
    /** @param by without it: content */
    record Query(@Nullable String by, @Nullable String and) {}

    /** @throws BadInput naming {@code by} or {@code and} */
    static Crossed of(Query query) {
        String and = query.and();
        Dimension rows = dimension("by", Objects.requireNonNullElse(query.by(), Dimension.CONTENT.word()));
        Dimension columns = and == null || and.isBlank() ? null : dimension("and", and);
        if (rows == columns) {
            throw new BadInput("and", "Cross two different ones, or leave this out.");
        }
        return new Crossed(rows, columns);
    }

    /** As the files of reports are asked for. */
    Map<String, List<String>> asked() {
        return Map.of(
                "rows",
                List.of(by.word()),
                "columns",
                List.of(and == null ? ComplianceQuestion.NO_COLUMNS : and.word()));
    }

    private static Dimension dimension(String field, String word) {
        return Dimension.of(word)
                .orElseThrow(() -> new BadInput(
                        field,
                        "Send one of "
                                + Arrays.stream(Dimension.values())
                                        .map(Dimension::word)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }
}
