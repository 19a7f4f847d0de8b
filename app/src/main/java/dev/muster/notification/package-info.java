/** Telling people: what there is to tell, the mails made of it, their texts, and whom none can reach. */
@org.jspecify.annotations.NullMarked
package dev.muster.notification;
