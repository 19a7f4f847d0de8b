package dev.muster.notification.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a mail says about one kind.
 *
 * @param subject of a mail with this kind only
 * @param body between greeting and end; both are a {@link Template}
 */
public record MessageText(String subject, String body) {
    public MessageText {
        subject = subject.strip();
        body = body.replace("\r\n", "\n").strip() + "\n";
    }

    /** What can be filled in, and what it stands for; shown beside the editor. */
    public static final Map<String, String> PLACES = places();

    private static final Set<String> EVERYWHERE = Set.of("givenName", "name", "organisation", "count", "list");
    private static final Map<String, Set<String>> LISTS = Map.of(
            "courses", Set.of("title", "due", "expires", "link", "message", "state", "person", "view", "file", "stop"));

    private static final String LIST = """

            {{#courses}}
            {{title}}{{#due}}, due {{due}}{{/due}}{{#expires}}, valid until {{expires}}{{/expires}}
            {{#message}}“{{message}}”
            {{/message}}{{link}}

            {{/courses}}""";

    /** @throws Template.Fault naming what is unknown */
    public void checkSubject() {
        Template.parse(subject).check(EVERYWHERE, Map.of());
    }

    /** @throws Template.Fault naming what is unknown */
    public void checkBody() {
        Template.parse(body).check(EVERYWHERE, LISTS);
    }

    /** A text that lists the courses after an opening sentence. */
    static MessageText listing(String subject, String opening) {
        return new MessageText(subject, opening + "\n" + LIST);
    }

    /** A text for managers, with a line for each person and course. */
    static MessageText ofTeam(String subject, String opening, String ending) {
        return new MessageText(subject, """
            %s
            {{#courses}}
            {{person}}: {{title}}{{#due}}, due {{due}}{{/due}}{{#expires}}, valid until {{expires}}{{/expires}}
            {{/courses}}
            %s""".formatted(opening, ending));
    }

    private static Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("{{givenName}}", "their given name");
        places.put("{{name}}", "their whole name");
        places.put("{{organisation}}", "the organisation's name");
        places.put("{{count}}", "how many courses and modules it is about");
        places.put("{{#courses}} … {{/courses}}", "repeated for each course or module, with:");
        places.put("{{title}}", "its title");
        places.put("{{due}}", "its due date, if there is one");
        places.put("{{expires}}", "its last valid day, where it expires or has expired");
        places.put("{{person}}", "who it is about, in messages to managers");
        places.put("{{link}}", "the address that starts it");
        places.put("{{message}}", "what whoever assigned it wrote, if anything");
        places.put("{{state}}", "how it stands now");
        places.put("{{view}}", "in reports that are sent: where it opens; beside it {{file}} and {{stop}}");
        places.put("{{list}}", "in messages to managers: the address of the whole list");
        return places;
    }
}
