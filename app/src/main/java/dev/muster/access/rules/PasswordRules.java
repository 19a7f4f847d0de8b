package dev.muster.access.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a password must be: long, and not what everybody tries first. No rules about its kinds of characters. */
public final class PasswordRules {
    public static final int SHORTEST = 12;
    public static final int LONGEST = 256;

    /** Two of the commonest passwords, or one of the others, is still a common one. */
    private static final int MOST_COST = 2;

    private static final int NEVER = 1_000;
    private static final int SHORTEST_WORD = 4;
    private static final int LONGEST_WORD = 30;

    /** Words that common passwords of twelve characters and more are made of. */
    private static final Set<String> WORDS = Set.of(
            "password",
            "passwort",
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

    /**
     * Common: few different characters, a walk along the keyboard, one of the well-known list, or nothing but common
     * words, own names and what is no letter; leet counts as the letters it stands for.
     */
    private static boolean isCommon(String password, List<String> own) {
        String lower = password.toLowerCase(Locale.ROOT);
        if (lower.chars().distinct().count() < 5 || isWalk(lower) || isRepeat(lower)) {
            return true;
        }
        String folded = CommonPasswords.fold(lower);
        return CommonPasswords.list().cost(folded) > 0 || cost(lower, folded, known(own)) <= MOST_COST;
    }

    /** Words of which any number in a row is common. */
    private static Set<String> known(List<String> own) {
        Stream<String> names = own.stream()
                .flatMap(s -> Stream.of(s.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")))
                .filter(s -> s.length() > 2);
        return Stream.concat(WORDS.stream(), names).map(CommonPasswords::fold).collect(Collectors.toSet());
    }

    /**
     * How much of a guess the cheapest way of making the password out of known parts is.
     *
     * @param folded the same with leet as letters; what was no letter costs nothing
     */
    private static int cost(String lower, String folded, Set<String> words) {
        int length = folded.length();
        int[] cost = new int[length + 1];
        Arrays.fill(cost, 1, length + 1, NEVER);
        for (int from = 0; from < length; from++) {
            if (cost[from] > MOST_COST) {
                continue;
            }
            if (!Character.isLetter(lower.charAt(from))) {
                cost[from + 1] = Math.min(cost[from + 1], cost[from]);
            }
            for (int to = from + 1; to <= Math.min(length, from + LONGEST_WORD); to++) {
                cost[to] = Math.min(cost[to], cost[from] + cost(folded.substring(from, to), words));
            }
        }
        return cost[length];
    }

    private static int cost(String part, Set<String> words) {
        if (words.contains(part)) {
            return 0;
        }
        int cost = part.length() < SHORTEST_WORD ? 0 : CommonPasswords.list().cost(part);
        return cost == 0 ? NEVER : cost;
    }

    /** Most steps go to the next or previous character, as in 123456789012 or abcdefghijkl. */
    private static boolean isWalk(String s) {
        String rows = "qwertyuiopasdfghjklzxcvbnm qwertzuiopasdfghjklyxcvbnm"
                + " 1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p !qaz@wsx#edc$rfv%tgb^yhn&ujm*ik(ol)p";
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
