package dev.muster.web;

import dev.muster.notification.Notices;
import dev.muster.notification.Telling;
import dev.muster.notification.rules.Kind;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How people are told of an act, in words: never more than is true. */
@Component
public class TellWords {
    private final Notices notices;

    TellWords(Notices notices) {
        this.notices = notices;
    }

    /** @return for example {@code 4 by e-mail, 2 to tell in person} */
    public String of(Kind kind, boolean silent, Collection<Integer> people) {
        if (silent || !notices.isOn(kind)) {
            return "nobody";
        }
        return notices.telling(people).words();
    }

    /** Of an act that is done, to go behind what it did: {@code . Told: 4 by e-mail}; empty where it tells nobody. */
    public String after(@Nullable Long entryId) {
        if (entryId == null) {
            return "";
        }
        Telling telling = notices.telling(entryId);
        return telling.isNobody() ? "" : ". Told: " + telling.words();
    }
}
