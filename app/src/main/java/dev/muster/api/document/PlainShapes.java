package dev.muster.api.document;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.web.multipart.MultipartFile;

/** The JSON Schemas of values without parts. */
final class PlainShapes {
    private record Plain(String type, String format) {}

    private static final Map<Class<?>, Plain> ALL = Map.ofEntries(
            Map.entry(String.class, new Plain("string", "")),
            Map.entry(ZoneId.class, new Plain("string", "")),
            Map.entry(Instant.class, new Plain("string", "date-time")),
            Map.entry(LocalDate.class, new Plain("string", "date")),
            Map.entry(MultipartFile.class, new Plain("string", "binary")),
            Map.entry(byte[].class, new Plain("string", "binary")),
            Map.entry(Resource.class, new Plain("string", "binary")),
            Map.entry(int.class, new Plain("integer", "int32")),
            Map.entry(Integer.class, new Plain("integer", "int32")),
            Map.entry(long.class, new Plain("integer", "int64")),
            Map.entry(Long.class, new Plain("integer", "int64")),
            Map.entry(boolean.class, new Plain("boolean", "")),
            Map.entry(Boolean.class, new Plain("boolean", "")));

    private PlainShapes() {}

    static boolean knows(Class<?> type) {
        return ALL.containsKey(type);
    }

    static Schema<?> of(Class<?> type) {
        Plain plain = Objects.requireNonNull(ALL.get(type));
        Schema<?> schema = new JsonSchema().typesItem(plain.type());
        return plain.format().isEmpty() ? schema : schema.format(plain.format());
    }
}
