/** Settings, tokens, jobs, the log, notifications and the engine's state. What an operator checks is in <code>frame</code>. */
@org.jspecify.annotations.NullMarked
package dev.muster.api.system;
