package dev.muster.setup;

import dev.muster.shared.WrongSetting;
import java.io.IOException;
import java.net.BindException;
import java.sql.SQLException;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** What goes wrong while starting for a reason outside the program is said in one line, without a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartFailures implements SpringBootExceptionReporter {
    /** insufficient_privilege */
    private static final String NOT_PERMITTED = "42501";

    StartFailures(ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        String line = say(failure);
        if (line.isEmpty()) {
            return false;
        }
        System.err.println("Muster can't start: " + line);
        return true;
    }

    /** The failure in one line; empty: it lies in the program. */
    static String say(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            String line = line(t);
            if (!line.isEmpty()) {
                return line;
            }
        }
        return "";
    }

    private static String line(Throwable t) {
        return switch (t) {
            case WrongSetting e -> first(e);
            case PortInUseException e -> "PORT " + e.getPort() + " is in use. Stop what uses it, or set another PORT.";
            case BindException e -> "PORT or ADDRESS can't be used (" + e.getMessage() + "). Set another.";
            case SQLException e
            when e.getSQLState() != null && e.getSQLState().startsWith("08") ->
                "MUSTER_DB_URL does not work (" + first(e) + "). Check that the database is there.";
            case SQLException e
            when NOT_PERMITTED.equals(e.getSQLState()) ->
                "the database role may not change the tables (" + first(e)
                        + "). The role in MUSTER_DB_OWNER_USER, or in MUSTER_DB_USER where that is not set, must own them.";
            case IOException e
            when comesFromTheDatabaseLauncher(e) ->
                "MUSTER_DATA can't be used (" + first(e) + "). Use another folder, or mend this one.";
            default -> "";
        };
    }

    private static boolean comesFromTheDatabaseLauncher(Throwable e) {
        for (StackTraceElement frame : e.getStackTrace()) {
            if (frame.getClassName().startsWith("dev.muster.pg.")) {
                return true;
            }
        }
        return false;
    }

    private static String first(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
