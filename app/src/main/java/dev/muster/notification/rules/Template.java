package dev.muster.notification.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places to fill in, without logic (a subset of Mustache): {@code {{name}}}, {@code {{#list}}…{{/list}}} for each,
 * {@code {{#name}}…{{/name}}} if it is there, {@code {{^name}}…{{/name}}} if it is not.
 */
public record Template(List<Part> parts) {
    private static final Pattern TAG = Pattern.compile("(?<!\\{)\\{\\{([#^/]?)\\s*([^{}]*?)\\s*}}");

    public sealed interface Part {}

    record Text(String text) implements Part {}

    record Place(String name) implements Part {}

    record Section(String name, boolean whereMissing, List<Part> parts) implements Part {}

    /** It is not one; the message says where and why. */
    public static final class Fault extends RuntimeException {
        Fault(String message) {
            super(message);
        }
    }

    /** How what is filled in gets written: as it is, or escaped. */
    public interface Writer {
        void text(String template);

        void value(String name, String value);
    }

    /** @throws Fault for a section that is not closed, or closed twice */
    public static Template parse(String source) {
        Deque<Section> open = new ArrayDeque<>();
        open.push(new Section("", false, new ArrayList<>()));
        Matcher tag = TAG.matcher(source);
        int at = 0;
        while (tag.find()) {
            text(source.substring(at, tag.start()), open);
            at = tag.end();
            String name = tag.group(2);
            switch (tag.group(1)) {
                case "#", "^" -> {
                    Section section = new Section(name, tag.group(1).equals("^"), new ArrayList<>());
                    open.element().parts().add(section);
                    open.push(section);
                }
                case "/" -> {
                    if (open.size() == 1 || !open.pop().name().equals(name)) {
                        throw new Fault("{{/" + name + "}} closes nothing that is open.");
                    }
                }
                default -> open.element().parts().add(new Place(name));
            }
        }
        text(source.substring(at), open);
        if (open.size() > 1) {
            throw new Fault("{{#" + open.element().name() + "}} is never closed.");
        }
        return new Template(List.copyOf(open.element().parts()));
    }

    private static void text(String text, Deque<Section> open) {
        if (text.contains("{{")) {
            throw new Fault(
                    "“" + text.substring(text.indexOf("{{")).lines().findFirst().orElse("")
                            + "” is no place to fill in: write {{name}}.");
        }
        if (!text.isEmpty()) {
            open.element().parts().add(new Text(text));
        }
    }

    /**
     * @param names that may be filled in everywhere
     * @param lists name of a list → names that may be filled in inside it, too
     * @throws Fault naming the first one that is unknown
     */
    public void check(Set<String> names, Map<String, Set<String>> lists) {
        check(parts, names, lists);
    }

    private static void check(List<Part> parts, Set<String> names, Map<String, Set<String>> lists) {
        for (Part part : parts) {
            switch (part) {
                case Text _ -> {}
                case Place p -> known(p.name(), names, lists);
                case Section s -> {
                    Set<String> inside = lists.get(s.name());
                    if (inside == null) {
                        known(s.name(), names, lists);
                        check(s.parts(), names, lists);
                    } else {
                        Set<String> both = new java.util.TreeSet<>(names);
                        both.addAll(inside);
                        check(s.parts(), both, Map.of());
                    }
                }
            }
        }
    }

    private static void known(String name, Set<String> names, Map<String, Set<String>> lists) {
        if (!names.contains(name)) {
            String all = String.join(", ", new java.util.TreeSet<>(names));
            String sections = lists.isEmpty() ? "" : "; for each: " + String.join(", ", lists.keySet());
            throw new Fault("There is no {{" + name + "}} here. Known are: " + all + sections + ".");
        }
    }

    /** @param values a String, or a list of such maps; what is missing or empty is left out */
    public void render(Map<String, ?> values, Writer out) {
        render(parts, values, out);
    }

    private static void render(List<Part> parts, Map<String, ?> values, Writer out) {
        for (Part part : parts) {
            switch (part) {
                case Text t -> out.text(t.text());
                case Place p -> {
                    if (values.get(p.name()) instanceof String s && !s.isEmpty()) {
                        out.value(p.name(), s);
                    }
                }
                case Section s -> section(s, values, out);
            }
        }
    }

    private static void section(Section s, Map<String, ?> values, Writer out) {
        Object value = values.get(s.name());
        boolean there = value instanceof List<?> l ? !l.isEmpty() : value instanceof String t && !t.isEmpty();
        if (there == s.whereMissing()) {
            return;
        }
        if (!there || !(value instanceof List<?> list)) {
            render(s.parts(), values, out);
            return;
        }
        for (Object one : list) {
            Map<String, Object> inside = new java.util.HashMap<>(values);
            ((Map<?, ?>) one).forEach((k, v) -> inside.put((String) k, v));
            render(s.parts(), inside, out);
        }
    }
}
