package dev.muster.setup;

import org.jspecify.annotations.Nullable;

/**
 * Kinds of work that must not wait for each other: each has connections of its own, and limits after which the database
 * itself ends what takes too long.
 *
 * @see Pools
 */
enum WorkRole {
    /** Pages and lists: many, short. */
    PAGE(10, 2, "20s", "5s", "30s", 30),
    /** A learner's step: refused in words rather than kept waiting. */
    STEP(8, 1, "10s", "4s", "15s", 20),
    /** Other acts that somebody waits for. */
    ACT(8, 1, "60s", "20s", "30s", 75),
    /** Health and sign-in: there whatever the others do. */
    RESERVED(3, 1, "5s", "3s", "10s", 10),
    /** Jobs and recurring work: what runs on no request. */
    WORK(12, 2, "30min", "5min", "2min", 1900);

    private static final ThreadLocal<@Nullable WorkRole> NOW = new ThreadLocal<>();

    private final int connections;
    private final int idle;
    private final String statement;
    private final String lock;
    private final String idleInTransaction;
    private final int socketSeconds;

    WorkRole(int connections, int idle, String statement, String lock, String idleInTransaction, int socketSeconds) {
        this.connections = connections;
        this.idle = idle;
        this.statement = statement;
        this.lock = lock;
        this.idleInTransaction = idleInTransaction;
        this.socketSeconds = socketSeconds;
    }

    static WorkRole now() {
        WorkRole role = NOW.get();
        return role == null ? WORK : role;
    }

    /** What this thread does from now on; null: nothing for a request. */
    static void is(@Nullable WorkRole role) {
        if (role == null) {
            NOW.remove();
        } else {
            NOW.set(role);
        }
    }

    int connections() {
        return connections;
    }

    int idle() {
        return idle;
    }

    /** Longer than any statement may take, so that it ends only what the network lost. */
    int socketSeconds() {
        return socketSeconds;
    }

    String limits() {
        return "set statement_timeout = '" + statement + "'; set lock_timeout = '" + lock
                + "'; set idle_in_transaction_session_timeout = '" + idleInTransaction
                + "'; set client_connection_check_interval = '5s'";
    }
}
