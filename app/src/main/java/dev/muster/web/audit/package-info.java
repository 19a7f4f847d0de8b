/** The audit log in words. The page that takes an entry back is in <code>training</code>. */
@org.jspecify.annotations.NullMarked
package dev.muster.web.audit;
