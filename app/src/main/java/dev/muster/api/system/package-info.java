/** Settings, tokens, jobs, the log, notifications and the engine's state. */
@org.jspecify.annotations.NullMarked
package dev.muster.api.system;
