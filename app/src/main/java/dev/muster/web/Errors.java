package dev.muster.web;

import dev.muster.shared.BadInput;
import java.util.LinkedHashMap;
import java.util.Map;

/** Errors as forms show them: the first message of each field, in the order they came. */
public final class Errors {
    private Errors() {}

    public static Map<String, String> byField(BadInput e) {
        Map<String, String> errors = new LinkedHashMap<>();
        e.errors().forEach(x -> errors.putIfAbsent(x.field(), x.message()));
        return errors;
    }
}
