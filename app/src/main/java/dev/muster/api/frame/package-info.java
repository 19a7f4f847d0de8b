/** What is around every call: tokens, security, refusals as problem details, health. */
@org.jspecify.annotations.NullMarked
package dev.muster.api.frame;
