package dev.muster.web;

/** Numbers of people in words. */
public final class PeopleCount {
    private PeopleCount() {}

    /** {@code 1 person}, {@code 4,705 people}. */
    public static String count(int n) {
        return n == 1 ? "1 person" : "%,d people".formatted(n);
    }
}
