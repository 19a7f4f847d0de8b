package dev.muster.web.automations;

import dev.muster.assignment.standing.AutomationGrid.Version;
import dev.muster.web.PeopleCount;
import java.util.ArrayList;
import java.util.List;

/** What a version of an automation did, in words. */
public final class AutomationWords {
    private AutomationWords() {}

    /** For example {@code 27 people got it, 3 people left out as existing}. */
    public static String effect(Version v) {
        List<String> words = new ArrayList<>();
        add(words, v.gain(), "got it");
        add(words, v.lose(), "lost it");
        add(words, v.kept(), "kept it");
        add(words, v.leftOut(), "left out as existing");
        return words.isEmpty() ? "Nobody got or lost it" : String.join(", ", words);
    }

    private static void add(List<String> words, int people, String what) {
        if (people > 0) {
            words.add(PeopleCount.count(people) + " " + what);
        }
    }
}
