package dev.muster.library.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two texts compared word by word. */
public final class Words {
    private static final Pattern TOKEN = Pattern.compile("\\s+|[\\p{L}\\p{N}]+|.", Pattern.DOTALL);

    /** Longer texts are shown as replaced whole: cells of the table of common words. */
    private static final int MOST = 4_000_000;

    private Words() {}

    public enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    public record Piece(Kind kind, String text) {}

    /** The pieces of both, what is removed before what is added in its place. */
    public static List<Piece> compare(String before, String after) {
        List<String> a = tokens(before);
        List<String> b = tokens(after);
        int head = 0;
        while (head < a.size() && head < b.size() && a.get(head).equals(b.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < a.size() - head
                && tail < b.size() - head
                && a.get(a.size() - 1 - tail).equals(b.get(b.size() - 1 - tail))) {
            tail++;
        }
        Pieces pieces = new Pieces();
        pieces.add(Kind.SAME, a.subList(0, head));
        middle(a.subList(head, a.size() - tail), b.subList(head, b.size() - tail), pieces);
        pieces.add(Kind.SAME, a.subList(a.size() - tail, a.size()));
        return pieces.list();
    }

    private static void middle(List<String> a, List<String> b, Pieces pieces) {
        if ((long) a.size() * b.size() > MOST) {
            pieces.add(Kind.REMOVED, a);
            pieces.add(Kind.ADDED, b);
            return;
        }
        int[][] common = common(a, b);
        int i = 0;
        int j = 0;
        while (i < a.size() && j < b.size()) {
            if (a.get(i).equals(b.get(j))) {
                pieces.add(Kind.SAME, a.get(i++));
                j++;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                pieces.add(Kind.REMOVED, a.get(i++));
            } else {
                pieces.add(Kind.ADDED, b.get(j++));
            }
        }
        pieces.add(Kind.REMOVED, a.subList(i, a.size()));
        pieces.add(Kind.ADDED, b.subList(j, b.size()));
    }

    /** How many tokens the rests from i and j on have in common, in order. */
    private static int[][] common(List<String> a, List<String> b) {
        int[][] n = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                n[i][j] = a.get(i).equals(b.get(j)) ? n[i + 1][j + 1] + 1 : Math.max(n[i + 1][j], n[i][j + 1]);
            }
        }
        return n;
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher m = TOKEN.matcher(text);
        while (m.find()) {
            tokens.add(m.group());
        }
        return tokens;
    }

    /** Neighbours of one kind as one piece. */
    private static final class Pieces {
        private final List<Piece> list = new ArrayList<>();

        void add(Kind kind, List<String> tokens) {
            tokens.forEach(t -> add(kind, t));
        }

        void add(Kind kind, String token) {
            Piece last = list.isEmpty() ? null : list.getLast();
            if (last != null && last.kind() == kind) {
                list.set(list.size() - 1, new Piece(kind, last.text() + token));
            } else {
                list.add(new Piece(kind, token));
            }
        }

        List<Piece> list() {
            return List.copyOf(list);
        }
    }
}
