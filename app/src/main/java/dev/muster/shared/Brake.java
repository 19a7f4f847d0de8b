package dev.muster.shared;

/** The brake: implausibly large losses are done only when their number is confirmed. */
public final class Brake {
    private static final int FEW = 10;
    private static final int PERCENT = 10;
    private static final int MANY = 1_000;

    private Brake() {}

    /**
     * @param losing active people who would lose training
     * @param of active people the act touches; of an import everybody who was active before it
     * @param confirmed the number that was confirmed; 0: none
     * @return whether the act has to be refused with the number
     */
    public static boolean stops(int losing, int of, int confirmed) {
        boolean large = losing > FEW && 100L * losing > (long) PERCENT * of;
        return (large || losing > MANY) && losing > confirmed;
    }
}
