package dev.muster.edge;

/** Nobody is signed in, and the page needs somebody. Pages lead to the sign-in and back; the API answers 401. */
public final class SignInNeeded extends RuntimeException {
    public SignInNeeded() {
        super("Sign in first.");
    }
}
