package dev.muster.views;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A page as somebody filtered it, by a name.
 *
 * @param query as {@link ViewPage#canonical} writes it
 * @param shared whether everybody who may open the page finds it
 */
public record SavedView(int id, int ownerId, String owner, String name, ViewPage page, String query, boolean shared) {
    /** Where it opens. */
    public String href() {
        return page.at() + "?" + query;
    }

    public boolean isOf(int personId) {
        return ownerId == personId;
    }

    /** What it asks of its page. */
    public Map<String, List<String>> asked() {
        Map<String, List<String>> asked = new LinkedHashMap<>();
        for (String part : query.split("&")) {
            int is = part.indexOf('=');
            asked.computeIfAbsent(part.substring(0, is), _ -> new ArrayList<>())
                    .add(URLDecoder.decode(part.substring(is + 1), UTF_8));
        }
        return asked;
    }
}
