package dev.muster.notification;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How people learn of something: by e-mail, or in person where no e-mail reaches them.
 *
 * @param mailed who have an address, where there is a mail server
 * @param inPerson everybody else
 * @param server whether there is a mail server at all
 */
public record Telling(int mailed, int inPerson, boolean server) {
    public static final Telling NOBODY = new Telling(0, 0, true);

    /** @param withAddress how many of the people have one */
    static Telling of(int people, int withAddress, boolean server) {
        int mailed = server ? withAddress : 0;
        return new Telling(mailed, people - mailed, server);
    }

    public boolean isNobody() {
        return mailed + inPerson == 0;
    }

    /** For example {@code 4 by e-mail, 2 to tell in person}. */
    public String words() {
        String inWords = server ? "%,d to tell in person" : "%,d to tell in person (no mail server is set up)";
        String said = Stream.of(
                        mailed == 0 ? "" : "%,d by e-mail".formatted(mailed),
                        inPerson == 0 ? "" : inWords.formatted(inPerson))
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining(", "));
        return isNobody() ? "nobody" : said;
    }
}
