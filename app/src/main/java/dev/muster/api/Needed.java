package dev.muster.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A field of a body that has to be there. That it is missing is said by who reads it, in its own words. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needed {
    /** Null says something other than that the field is missing. */
    boolean orNull() default false;
}
