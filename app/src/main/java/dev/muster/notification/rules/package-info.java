/** Decisions about messages: values in, decisions out. No Spring, SQL, clock or log. */
@org.springframework.modulith.NamedInterface("rules")
@org.jspecify.annotations.NullMarked
package dev.muster.notification.rules;
