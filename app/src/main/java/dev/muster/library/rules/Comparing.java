package dev.muster.library.rules;

import dev.muster.library.Difference;
import dev.muster.library.Difference.Field;
import dev.muster.library.Difference.Kind;
import dev.muster.library.Difference.Part;
import dev.muster.library.ModuleCourse;
import dev.muster.library.Question;
import dev.muster.library.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Finds what differs between two versions, or a draft and what is published. */
public final class Comparing {
    private Comparing() {}

    /** One part with what readers see of it, by name. */
    private record Item(int id, String title, Map<String, String> fields) {}

    /** @param file the name of a file by its id */
    public static Difference steps(List<Step> before, List<Step> after, IntFunction<String> file) {
        return compare(
                before.stream().map(s -> item(s, file)).toList(),
                after.stream().map(s -> item(s, file)).toList());
    }

    public static Difference courses(List<ModuleCourse> before, List<ModuleCourse> after) {
        return compare(
                before.stream().map(Comparing::item).toList(),
                after.stream().map(Comparing::item).toList());
    }

    private static Item item(ModuleCourse c) {
        return new Item(c.id(), c.title(), Map.of());
    }

    private static Item item(Step s, IntFunction<String> file) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Kind", s.kind().label());
        fields.put("Title", s.title());
        fields.put("Text", text(s.body()));
        fields.put("Link", text(s.url()));
        fields.put("File", s.fileId() == null ? "" : file.apply(s.fileId()));
        fields.put("Questions", questions(s.questions()));
        fields.put("Pass mark", s.passMark() == null ? "" : s.passMark() + "%");
        fields.put("Has to be done", s.required() ? "yes" : "no");
        return new Item(s.id(), s.title(), fields);
    }

    private static String text(@Nullable String s) {
        return s == null ? "" : s.replace("\r\n", "\n");
    }

    private static String questions(List<Question> questions) {
        StringBuilder text = new StringBuilder();
        for (Question q : questions) {
            text.append(text.isEmpty() ? "" : "\n").append(q.prompt());
            for (int i = 0; i < q.options().size(); i++) {
                text.append(q.answer().contains(i) ? "\n  [right] " : "\n  [wrong] ")
                        .append(q.options().get(i));
            }
        }
        return text.toString();
    }

    private static Difference compare(List<Item> before, List<Item> after) {
        Map<Integer, Item> old = new HashMap<>();
        before.forEach(i -> old.put(i.id(), i));
        Set<Integer> stays = new HashSet<>();
        after.stream().map(Item::id).filter(old::containsKey).forEach(stays::add);
        Set<Integer> inOrder = longestInOrder(
                before.stream().map(Item::id).filter(stays::contains).toList(),
                after.stream().map(Item::id).filter(stays::contains).toList());
        List<Part> parts = new ArrayList<>();
        removedAfter(null, before, stays, parts);
        for (Item item : after) {
            Item was = old.get(item.id());
            if (was == null) {
                parts.add(new Part(item.id(), item.title(), Kind.ADDED, false, List.of()));
                continue;
            }
            List<Field> fields = fields(was, item);
            Kind kind = fields.isEmpty() ? Kind.SAME : Kind.CHANGED;
            parts.add(new Part(item.id(), item.title(), kind, !inOrder.contains(item.id()), fields));
            removedAfter(item, before, stays, parts);
        }
        return new Difference(parts);
    }

    /** Those that stood between this one and the next that stays; null: before the first. */
    private static void removedAfter(@Nullable Item item, List<Item> before, Set<Integer> stays, List<Part> parts) {
        int from = 0;
        while (item != null && before.get(from++).id() != item.id()) {}
        for (Item b : before.subList(from, before.size())) {
            if (stays.contains(b.id())) {
                return;
            }
            parts.add(new Part(b.id(), b.title(), Kind.REMOVED, false, List.of()));
        }
    }

    private static List<Field> fields(Item was, Item is) {
        List<Field> changed = new ArrayList<>();
        is.fields().forEach((name, value) -> {
            String before = was.fields().getOrDefault(name, "");
            if (!before.equals(value)) {
                changed.add(new Field(name, Words.compare(before, value)));
            }
        });
        return changed;
    }

    /** The most that keep their order, so that as few as can be count as moved. Both lists hold the same ids. */
    private static Set<Integer> longestInOrder(List<Integer> before, List<Integer> after) {
        int n = after.size();
        int[] at = after.stream().mapToInt(before::indexOf).toArray();
        int[] length = new int[n];
        int[] previous = new int[n];
        int best = -1;
        for (int i = 0; i < n; i++) {
            length[i] = 1;
            previous[i] = -1;
            for (int j = 0; j < i; j++) {
                if (at[j] < at[i] && length[j] + 1 > length[i]) {
                    length[i] = length[j] + 1;
                    previous[i] = j;
                }
            }
            best = best < 0 || length[i] > length[best] ? i : best;
        }
        Set<Integer> kept = new HashSet<>();
        for (int i = best; i >= 0; i = previous[i]) {
            kept.add(after.get(i));
        }
        return kept;
    }
}
