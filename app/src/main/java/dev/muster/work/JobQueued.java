package dev.muster.work;

/** News, inside the transaction of the queueing: this job is to be run once that transaction is committed. */
public record JobQueued(long jobId) {}
