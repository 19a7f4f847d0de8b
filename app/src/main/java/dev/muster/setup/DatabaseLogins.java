package dev.muster.setup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Who is who at the database: one role owns the tables and migrates them, the other one runs. They may be the same. */
record DatabaseLogins(String url, Login owner, Login running) {
    /** A role and its password. */
    record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    Connection asOwner() throws SQLException {
        return DriverManager.getConnection(url, owner.user, owner.password);
    }
}
