/** The audit log in words. */
@org.jspecify.annotations.NullMarked
package dev.muster.web.audit;
