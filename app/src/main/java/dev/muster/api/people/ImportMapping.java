package dev.muster.api.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.people.rules.HrMapping;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which column is which field, as {@link dev.muster.people.imports.HrMappingJson} reads it.
 *
 * @param columns our field: the header of their column
 * @param encoding UTF-8, UTF-16 or WINDOWS_1252
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportMapping(
        Map<String, String> columns,
        @Nullable List<String> dateFormats,
        @Nullable List<String> noDate,
        @Nullable String listSeparator,
        @Nullable String encoding,
        @Nullable Boolean createValues,
        HrMapping.@Nullable NewStarters newStarters) {}
