package dev.muster.access.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The commonest passwords there are, as people write them and in leet. Read once, when the first password is set. */
final class CommonPasswords {
    /** The commonest of all, of which two in a row are common still. */
    private static final int TOP = 2000;

    private static final int LONGEST = 30;
    private static final CommonPasswords READ = read();

    /** By what is folded: how much of a guess it is, 1 for the top ones, 2 for the others. */
    private final Map<String, Integer> costs = new HashMap<>(45_000);

    private CommonPasswords() {}

    static CommonPasswords list() {
        return READ;
    }

    /** 1 for one of the commonest, 2 for another of the list, 0 for none of it. */
    int cost(String folded) {
        return folded.length() > LONGEST ? 0 : costs.getOrDefault(folded, 0);
    }

    /** Lower case, leet read as the letters it stands for; i and l are one, as 1 stands for both. */
    static String fold(String text) {
        StringBuilder s = new StringBuilder(text.toLowerCase(Locale.ROOT));
        for (int at = 0; at < s.length(); at++) {
            s.setCharAt(at, letter(s.charAt(at)));
        }
        return s.toString();
    }

    private static char letter(char c) {
        return switch (c) {
            case '0' -> 'o';
            case '1', '!', '|', 'l' -> 'i';
            case '3', '€' -> 'e';
            case '4', '@' -> 'a';
            case '5', '$' -> 's';
            case '7', '+' -> 't';
            case '8' -> 'b';
            case '9' -> 'g';
            default -> c;
        };
    }

    private static CommonPasswords read() {
        CommonPasswords all = new CommonPasswords();
        var in = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream("/access/common-passwords.txt"));
        try (var lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            int rank = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("# ")) {
                    int cost = rank++ < TOP ? 1 : 2;
                    all.costs.merge(fold(line), cost, Math::min);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
