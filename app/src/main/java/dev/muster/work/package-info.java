/** Long work with progress that a person waits for: queued in a transaction, survives kill -9, can be stopped. */
@org.jspecify.annotations.NullMarked
package dev.muster.work;
