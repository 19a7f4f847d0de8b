/** What the calendar tells: which training of whom is to be told of on a day, its daily round, and what tomorrow's would be. */
@org.springframework.modulith.NamedInterface("calendar")
@NullMarked
package dev.muster.notification.calendar;

import org.jspecify.annotations.NullMarked;
