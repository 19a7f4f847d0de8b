package dev.muster.access.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a password must be: long, and not what everybody tries first. No rules about its kinds of characters. */
public final class PasswordRules {
    public static final int SHORTEST = 12;
    public static final int LONGEST = 256;

    /** Words that common passwords of twelve characters and more are made of. */
    private static final Set<String> WORDS = Set.of(
            "password",
            "passwort",
            "passw0rd",
            "p@ssword",
            "p@ssw0rd",
            "letmein",
            "welcome",
            "willkommen",
            "iloveyou",
            "qwerty",
            "qwertz",
            "azerty",
            "qwertyuiop",
            "asdfghjkl",
            "zxcvbnm",
            "admin",
            "administrator",
            "login",
            "changeme",
            "change",
            "please",
            "secret",
            "monkey",
            "dragon",
            "football",
            "baseball",
            "liverpool",
            "chelsea",
            "arsenal",
            "superman",
            "batman",
            "princess",
            "sunshine",
            "whatever",
            "trustno",
            "master",
            "hello",
            "computer",
            "training",
            "muster",
            "company",
            "manager",
            "learner",
            "summer",
            "winter",
            "spring",
            "autumn",
            "january",
            "february",
            "march",
            "april",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "london",
            "test",
            "temp",
            "user",
            "me",
            "in",
            "it",
            "is",
            "my",
            "the",
            "new",
            "you",
            "i",
            "love",
            "a",
            "one",
            "two",
            "three",
            "four");

    private PasswordRules() {}

    /**
     * Why this can't be the person's password; empty if it can.
     *
     * @param own what is known of the person: names, username, e-mail, employee number
     */
    public static Optional<String> refuse(String password, List<String> own) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of("Use 12 characters or more. A few words in a row are easy to remember.");
        }
        if (length > LONGEST) {
            return Optional.of("Use at most 256 characters.");
        }
        if (isCommon(password, own)) {
            return Optional.of("This is one of the first that somebody would try. Choose something less common.");
        }
        return Optional.empty();
    }

    /** Common: few different characters, a walk along the keyboard, or nothing but common words, own names and digits. */
    private static boolean isCommon(String password, List<String> own) {
        String lower = password.toLowerCase(Locale.ROOT);
        if (lower.chars().distinct().count() < 5 || isWalk(lower) || isRepeat(lower)) {
            return true;
        }
        String rest = lower.replaceAll("[^\\p{L}@]", " ").strip();
        return List.of(rest.split("\\s+")).stream().allMatch(w -> isMadeOf(w, known(own)));
    }

    private static List<String> known(List<String> own) {
        List<String> words = new ArrayList<>(WORDS);
        own.stream()
                .flatMap(s -> List.of(s.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")).stream())
                .filter(s -> s.length() > 2)
                .forEach(words::add);
        return words;
    }

    private static boolean isMadeOf(String word, List<String> words) {
        boolean[] reach = new boolean[word.length() + 1];
        reach[0] = true;
        for (int i = 0; i < word.length(); i++) {
            for (String w : words) {
                if (reach[i] && word.startsWith(w, i)) {
                    reach[i + w.length()] = true;
                }
            }
        }
        return reach[word.length()];
    }

    /** Most steps go to the next or previous character, as in 123456789012 or abcdefghijkl. */
    private static boolean isWalk(String s) {
        String rows = "qwertyuiopasdfghjklzxcvbnm qwertzuiopasdfghjklyxcvbnm";
        int near = 0;
        for (int i = 1; i < s.length(); i++) {
            boolean next = Math.abs(s.charAt(i) - s.charAt(i - 1)) <= 1;
            boolean beside = rows.contains(s.substring(i - 1, i + 1));
            near += next || beside ? 1 : 0;
        }
        return near >= (s.length() - 1) * 3 / 4;
    }

    /** One short piece again and again, as in abc1abc1abc1. */
    private static boolean isRepeat(String s) {
        for (int n = 1; n <= s.length() / 3; n++) {
            if (s.equals(s.substring(0, n).repeat(s.length() / n + 1).substring(0, s.length()))) {
                return true;
            }
        }
        return false;
    }
}
