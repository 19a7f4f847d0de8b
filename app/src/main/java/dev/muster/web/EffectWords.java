package dev.muster.web;

import dev.muster.assignment.RuleEffect;
import org.jspecify.annotations.Nullable;

/** What an act does to people's training, in words: on its button before, in the toast after. */
public final class EffectWords {
    private EffectWords() {}

    /** For example {@code Save: 51 lose, 12 gain}, or {@code Attach: 5 people get it}. */
    public static String button(String verb, RuleEffect e) {
        return button(verb, e, "%s it");
    }

    /** The same where several courses may be gained or lost: {@code Save: 5 people gain training}. */
    public static String buttonOfSeveral(String verb, RuleEffect e) {
        return button(verb, e, "%s training");
    }

    private static String button(String verb, RuleEffect e, String what) {
        if (e.gain() > 0 && e.lose() > 0) {
            return "%s: %,d %s, %,d %s"
                    .formatted(verb, e.lose(), form(e.lose(), "lose"), e.gain(), form(e.gain(), "gain"));
        }
        int n = e.gain() + e.lose();
        return n == 0
                ? verb
                : verb + ": " + PeopleCount.count(n) + " " + what.formatted(form(n, e.gain() > 0 ? "get" : "lose"));
    }

    private static String form(int n, String verb) {
        return n == 1 ? verb + "s" : verb;
    }

    /** When what people gain is due: {@code 24 Dec 2026}, {@code 24 Dec 2026 to 3 Jan 2027, some no due date}. */
    public static String due(RuleEffect.News news) {
        return ResultingDue.between(news.first(), news.last(), news.someWithout());
    }

    /** For example {@code 12 people got training, 51 people lost it}; empty where nobody did. */
    public static String done(@Nullable RuleEffect e) {
        if (e == null || e.gain() + e.lose() == 0) {
            return "";
        }
        String got = e.gain() == 0
                ? ""
                : PeopleCount.count(e.gain()) + (e.lose() == 0 ? " get training" : " get training, ");
        return got + (e.lose() == 0 ? "" : PeopleCount.count(e.lose()) + " lose training");
    }
}
