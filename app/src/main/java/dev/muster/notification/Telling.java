package dev.muster.notification;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How people learn of something: by e-mail, or in person where no e-mail reaches them.
 *
 * @param mailed who get an e-mail, or got one
 * @param inPerson who have to be told in person
 * @param told who were told in person
 * @param failed whose e-mail could not be sent, or perhaps was not
 * @param server whether there is a mail server at all
 */
public record Telling(int mailed, int inPerson, int told, int failed, boolean server) {
    public static final Telling NOBODY = new Telling(0, 0, 0, 0, true);

    /** @param withAddress how many of the people have one */
    static Telling of(int people, int withAddress, boolean server) {
        int mailed = server ? withAddress : 0;
        return new Telling(mailed, people - mailed, 0, 0, server);
    }

    public boolean isNobody() {
        return mailed + inPerson + told + failed == 0;
    }

    /** For example {@code 4 by e-mail, 2 to tell in person}. */
    public String words() {
        String inWords = server ? "%,d to tell in person" : "%,d to tell in person (no mail server is set up)";
        String said = Stream.of(
                        mailed == 0 ? "" : "%,d by e-mail".formatted(mailed),
                        inPerson == 0 ? "" : inWords.formatted(inPerson),
                        told == 0 ? "" : "%,d told in person".formatted(told),
                        failed == 0 ? "" : "%,d not reached by e-mail".formatted(failed))
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining(", "));
        return isNobody() ? "nobody" : said;
    }
}
