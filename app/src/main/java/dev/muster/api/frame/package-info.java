/**
 * What is around every call: tokens, security, refusals as problem details. An operator's checks (drift, repair, verification of
 * the log) are here, too, since they have a security of their own.
 */
@org.jspecify.annotations.NullMarked
package dev.muster.api.frame;
