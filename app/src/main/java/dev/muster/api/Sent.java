package dev.muster.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A record of what a caller sends: which fields there are, and of what type. The document and the refusal of other fields come from it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Sent {
    /** What refusals call it, for example "A person". */
    String thing() default "This";

    /** What it is an edit of: the other fields of that are taken, and ignored. */
    Class<? extends Record>[] of() default {};

    /** One whole body, as JSON. */
    String example();
}
