package dev.muster.paper;

/** The sheets that printers hold. */
public enum PaperSize {
    A4("A4"),
    LETTER("letter");

    private final String css;

    PaperSize(String css) {
        this.css = css;
    }

    /** As CSS calls it. */
    public String css() {
        return css;
    }
}
