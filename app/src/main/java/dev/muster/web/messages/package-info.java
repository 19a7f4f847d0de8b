/** What people are told: the outbox, who has to be told in person, and the texts. */
@org.jspecify.annotations.NullMarked
package dev.muster.web.messages;
