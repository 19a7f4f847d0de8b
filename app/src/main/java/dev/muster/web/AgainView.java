package dev.muster.web;

import dev.muster.library.ContentRef;
import java.util.List;

/**
 * The offer of the review of + Assign, where somebody chosen has it already.
 *
 * @param people how many of them would take it again
 * @param url where the review is made anew
 * @param parts what can be selected; empty: all of it only
 */
public record AgainView(int people, String url, ContentRef.Kind kind, List<AgainParts.Part> parts, AgainForm form) {
    public AgainView {
        parts = List.copyOf(parts);
    }
}
