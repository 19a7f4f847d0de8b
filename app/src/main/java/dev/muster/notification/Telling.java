package dev.muster.notification;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How people learn of something: by e-mail, or in person where no e-mail reaches them.
 *
 * @param mailed who have an address
 * @param inPerson who have none
 * @param server whether there is a mail server at all
 */
public record Telling(int mailed, int inPerson, boolean server) {
    /** For example {@code 4 by e-mail, 2 to tell in person}. */
    public String words() {
        String mail = server ? "%,d by e-mail" : "%,d once a mail server is set up";
        String said = Stream.of(
                        mailed == 0 ? "" : mail.formatted(mailed),
                        inPerson == 0 ? "" : "%,d to tell in person".formatted(inPerson))
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining(", "));
        return said.isEmpty() ? "nobody" : said;
    }
}
