/** Values and questions that every module speaks in. Knows no other module. */
@org.jspecify.annotations.NullMarked
package dev.muster.shared;
