package dev.muster.edge;

import dev.muster.shared.BadInput;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Two at once wanted the same: the database took the first, and the later one is told which field it was. */
final class Taken {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final Map<String, BadInput.Error> BY_INDEX = Map.of(
            "person_username", new BadInput.Error("username", "Another person already uses this username."),
            "person_email", new BadInput.Error("email", "Another person already uses this e-mail address."),
            "person_employee_number",
                    new BadInput.Error("employeeNumber", "Another person already uses this employee number."),
            "people_group_name", new BadInput.Error("name", "There is already a group with this name."),
            "attribute_value_name", new BadInput.Error("name", "This name is in the list already."));

    private Taken() {}

    /** @return null if the problem is another */
    static @Nullable Refusal of(Throwable problem) {
        for (Throwable t = problem; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                return refusal(BY_INDEX.get(index(sql)));
            }
        }
        return null;
    }

    private static String index(SQLException e) {
        var message = e instanceof PSQLException p ? p.getServerErrorMessage() : null;
        String index = message == null ? null : message.getConstraint();
        return index == null ? "" : index;
    }

    private static Refusal refusal(BadInput.@Nullable Error error) {
        String detail = error == null ? "Somebody did the same at the same moment. Load it again." : error.message();
        List<BadInput.Error> errors = error == null ? List.of() : List.of(error);
        return new Refusal(409, "conflict", "Conflict", detail, errors, OptionalInt.empty(), null);
    }
}
