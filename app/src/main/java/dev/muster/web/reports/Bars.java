package dev.muster.web.reports;

import dev.muster.reporting.Numbers;
import dev.muster.reporting.rules.ComplianceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Bars drawn beside numbers: what they are pieced together of, and in which colour. */
public final class Bars {
    /** What is well first. */
    static final List<ComplianceStatus> ORDER = List.of(
            ComplianceStatus.COMPLETED,
            ComplianceStatus.COUNTING,
            ComplianceStatus.NOT_YET_DUE,
            ComplianceStatus.ON_LEAVE,
            ComplianceStatus.EXEMPT,
            ComplianceStatus.EXPIRED,
            ComplianceStatus.OVERDUE);

    private Bars() {}

    /** One piece of a bar, in percent of its width. @param kind class of its colour */
    public record Piece(String kind, double from, double width) {
        /** As SVG writes it, whatever the language of the machine. */
        public String x() {
            return String.format(Locale.ROOT, "%.2f%%", from);
        }

        public String across() {
            return String.format(Locale.ROOT, "%.2f%%", width);
        }
    }

    static String kind(ComplianceStatus s) {
        return switch (s) {
            case COMPLETED, COUNTING -> "d";
            case NOT_YET_DUE -> "w";
            case ON_LEAVE, EXEMPT -> "m";
            case EXPIRED -> "e";
            case OVERDUE -> "b";
        };
    }

    /** The bar under a share: met, expired, overdue. */
    static List<Piece> met(Numbers n) {
        double expired = n.share(ComplianceStatus.EXPIRED);
        double overdue = n.share(ComplianceStatus.OVERDUE);
        double met = 100 - expired - overdue;
        return drawn(new Piece("d", 0, met), new Piece("e", met, expired), new Piece("b", met + expired, overdue));
    }

    /** All seven. */
    static List<Piece> whole(Numbers n) {
        List<Piece> pieces = new ArrayList<>();
        double from = 0;
        for (ComplianceStatus s : ORDER) {
            pieces.add(new Piece(kind(s), from, n.share(s)));
            from += n.share(s);
        }
        return drawn(pieces.toArray(Piece[]::new));
    }

    private static List<Piece> drawn(Piece... pieces) {
        return List.of(pieces).stream().filter(p -> p.width() > 0).toList();
    }
}
