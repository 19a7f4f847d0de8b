package dev.muster.assignment.rules;

/** The brake of behaviour 4: implausibly large losses are done only when their number is confirmed. */
public final class Brake {
    private static final int ALWAYS_ALLOWED = 100;
    private static final int PERCENT = 20;

    private Brake() {}

    /**
     * @param losing active people who would lose training
     * @param touched active people the act touches
     * @param confirmed the number that was confirmed; 0: none
     * @return whether the act has to be refused with the number
     */
    public static boolean stops(int losing, int touched, int confirmed) {
        return losing > Math.max(ALWAYS_ALLOWED, (long) touched * PERCENT / 100) && losing > confirmed;
    }
}
