package dev.muster.web.palette;

import java.util.List;

/**
 * One place to go.
 *
 * @param detail tells namesakes apart; may be empty
 * @param icon a name in icons.svg
 */
public record Hit(String icon, String label, String detail, String href) {
    /** Hits under a heading, best first. */
    public record Section(String heading, List<Hit> hits) {
        public Section {
            hits = List.copyOf(hits);
        }
    }
}
