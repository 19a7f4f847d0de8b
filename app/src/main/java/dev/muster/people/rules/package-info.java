/** Pure decisions about people and HR files: no Spring, SQL, clock or log. */
@org.springframework.modulith.NamedInterface("rules")
@org.jspecify.annotations.NullMarked
package dev.muster.people.rules;
