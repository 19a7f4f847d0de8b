package dev.muster.web;

import dev.muster.notification.Notices;
import dev.muster.notification.rules.Kind;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** How people are told of an act, in words: never more than is true. */
@Component
public class TellWords {
    private final Notices notices;

    TellWords(Notices notices) {
        this.notices = notices;
    }

    /** @return for example {@code 4 by e-mail, 2 to tell in person} */
    String of(Kind kind, boolean silent, Collection<Integer> people) {
        if (silent || !notices.isOn(kind)) {
            return "nobody";
        }
        return notices.telling(people).words();
    }
}
