package dev.muster.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The shape of what its Java type does not tell: of a body read by hand, of a field that holds JSON, of an answer with several types. */
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Shaped {
    /** A record, an enum, or a sealed interface: one of them. */
    Class<?> value();

    /** A merge patch: what is not named stays, so nothing is needed. */
    boolean merged() default false;
}
