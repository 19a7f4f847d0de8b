package dev.muster.library;

/** Who may assign a content by hand (behaviour 3). */
public enum AssignableBy {
    /** Managers too, within their scope. */
    MANAGERS,
    ADMINS
}
