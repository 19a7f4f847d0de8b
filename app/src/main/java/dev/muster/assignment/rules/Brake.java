package dev.muster.assignment.rules;

/** The brake of behaviour 4: implausibly large losses are done only when their number is confirmed. */
public final class Brake {
    private static final int ALWAYS_ALLOWED = 100;
    private static final int PERCENT = 20;
    private static final int PERCENT_OF_IMPORT = 10;

    private Brake() {}

    /**
     * @param losing active people who would lose training
     * @param touched active people the act touches
     * @param confirmed the number that was confirmed; 0: none
     * @return whether the act has to be refused with the number
     */
    public static boolean stops(int losing, int touched, int confirmed) {
        return stops(losing, touched, PERCENT, confirmed);
    }

    /** The same for an import: measured against everybody who was active before it. */
    public static boolean stopsImport(int losing, int activeBefore, int confirmed) {
        return stops(losing, activeBefore, PERCENT_OF_IMPORT, confirmed);
    }

    private static boolean stops(int losing, int of, int percent, int confirmed) {
        return losing > Math.max(ALWAYS_ALLOWED, (long) of * percent / 100) && losing > confirmed;
    }
}
