package dev.muster.evidence.rules;

import dev.muster.shared.BadInput;
import dev.muster.shared.Same;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a column of a file of completions holds, by its name. */
public enum CompletionColumn {
    PERSON("person", "employee number", "employeenumber", "personnel number", "username", "e-mail", "email"),
    CONTENT("content", "content id", "contentid", "course", "module", "training", "title"),
    COMPLETED("completed", "completedat", "completed at", "completed on", "completion date", "date"),
    SCORE("score", "score in percent", "score (%)"),
    VALID_TO("valid to", "validto", "valid until", "expires", "expires on", "expireson"),
    EVIDENCE("evidence", "certificate", "proof");

    private static final List<CompletionColumn> NEEDED = List.of(PERSON, CONTENT, COMPLETED);

    private final List<String> names;

    CompletionColumn(String... names) {
        this.names = List.of(names);
    }

    /** Its first name, as an error calls it. */
    public String word() {
        return names.getFirst();
    }

    /**
     * Where each stands in the header; the first of two with a fitting name.
     *
     * @throws BadInput where one is missing that is needed
     */
    public static Map<CompletionColumn, Integer> of(List<String> header) {
        Map<CompletionColumn, Integer> places = new EnumMap<>(CompletionColumn.class);
        for (int i = 0; i < header.size(); i++) {
            String name = Same.key(header.get(i).replace('_', ' '));
            int place = i;
            Arrays.stream(values()).filter(c -> c.names.contains(name)).forEach(c -> places.putIfAbsent(c, place));
        }
        for (CompletionColumn needed : NEEDED) {
            if (!places.containsKey(needed)) {
                throw new BadInput(
                        "file",
                        "The file has no column “%s”. Its first line has to name the columns: person, content, completed; and where there are any score, valid to, evidence."
                                .formatted(needed.word()));
            }
        }
        return places;
    }
}
