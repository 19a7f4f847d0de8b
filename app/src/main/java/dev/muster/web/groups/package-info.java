/** Groups: members, conditions, training, and what a change would do. */
@org.jspecify.annotations.NullMarked
package dev.muster.web.groups;
