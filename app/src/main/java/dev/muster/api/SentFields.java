package dev.muster.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of a body, as its record names them. */
final class SentFields {
    private static final ClassValue<Set<String>> TAKEN = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> shape) {
            Stream<Class<?>> all =
                    Stream.concat(Stream.of(shape), Arrays.stream(of(shape).of()));
            return all.flatMap(SentFields::names).collect(Collectors.toUnmodifiableSet());
        }
    };

    private SentFields() {}

    static Sent of(Class<?> shape) {
        return Objects.requireNonNull(shape.getAnnotation(Sent.class), shape::getName);
    }

    /** Those that are read, and those that are taken and ignored. */
    static Set<String> taken(Class<? extends Record> shape) {
        return TAKEN.get(shape);
    }

    private static Stream<String> names(Class<?> shape) {
        return Arrays.stream(shape.getRecordComponents())
                .flatMap(c -> isUnwrapped(c) ? names(c.getType()) : Stream.of(c.getName()));
    }

    private static boolean isUnwrapped(RecordComponent c) {
        return c.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
    }
}
