package dev.muster.shared;

/** Muster can't start with a setting as it is. The message is one line that names the setting and the mend. */
public final class WrongSetting extends RuntimeException {
    public WrongSetting(String message) {
        super(message);
    }
}
