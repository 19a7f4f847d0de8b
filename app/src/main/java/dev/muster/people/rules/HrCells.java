package dev.muster.people.rules;

import dev.muster.shared.Text;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads single cells as whoever sat at the spreadsheet meant them. */
final class HrCells {
    private static final String FORMULA = "=+-@\t\r＝＋－＠";
    private static final Pattern SHORTENED = Pattern.compile("[+-]?\\d([.,]\\d+)?E\\+\\d{2,3}");
    private static final Pattern FAULT =
            Pattern.compile("#(N/A|REF!|NAME\\?|VALUE!|DIV/0!|NULL!|NUM!|SPILL!|CALC!)|#{3,}");
    private static final Set<String> NUMBERS = Set.of("employeeNumber", "managerEmployeeNumber", "username");

    private HrCells() {}

    /** Without blanks around it, the apostrophe that guards a formula, and the formula that guards a number ({@code ="007"}). */
    static String read(String cell) {
        String text = Text.clean(cell);
        if (text.length() > 1 && text.charAt(0) == '\'' && FORMULA.indexOf(text.charAt(1)) >= 0) {
            text = Text.clean(text.substring(1));
        }
        if (text.length() > 2 && text.startsWith("=\"") && text.endsWith("\"")) {
            text = Text.clean(text.substring(2, text.length() - 1).replace("\"\"", "\""));
        }
        return text;
    }

    /** Whether there are line breaks inside it, as where a quotation mark swallowed the next rows. */
    static boolean isBroken(String cell) {
        String text = cell.strip();
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    }

    /** What a spreadsheet made of this cell, where what it stood for can't be known any more; null: it is whole. */
    static @Nullable String destroyed(String field, String text) {
        if (FAULT.matcher(text).matches()) {
            return "“%s” is what a spreadsheet writes where it has no value. Mend the cell and send the row again."
                    .formatted(text);
        }
        return NUMBERS.contains(field) && SHORTENED.matcher(text).matches()
                ? "“%s” is a number that a spreadsheet has shortened. Format the column as text and export it again."
                        .formatted(text)
                : null;
    }
}
