/** Settings, tokens, jobs, the log, notifications and the engine's state. Health and metrics are in <code>frame</code>. */
@org.jspecify.annotations.NullMarked
package dev.muster.api.system;
