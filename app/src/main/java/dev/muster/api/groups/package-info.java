/** Groups, their members and training, and audiences. */
@org.jspecify.annotations.NullMarked
package dev.muster.api.groups;
