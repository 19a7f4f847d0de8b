package dev.muster.library;

/** Who may assign a content by hand. */
public enum AssignableBy {
    /** Managers too, within their scope. */
    MANAGERS,
    ADMINS
}
