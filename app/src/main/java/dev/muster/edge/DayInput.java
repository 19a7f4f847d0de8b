package dev.muster.edge;

import dev.muster.shared.Day;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Days and times in parameters and bodies go through {@link Day}; whoever binds them names the field. */
@Configuration(proxyBeanMethods = false)
class DayInput implements WebMvcConfigurer {
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(new OfParameter());
    }

    @Bean
    JacksonModule days() {
        return new SimpleModule("days")
                .addDeserializer(LocalDate.class, new OfBody())
                .addDeserializer(Instant.class, new InstantOfBody());
    }

    private static final class OfParameter implements Converter<String, LocalDate> {
        @Override
        @SuppressWarnings("NullAway") // An empty parameter is none: Spring's converters answer null for it.
        public LocalDate convert(String text) {
            return Day.optional("", text);
        }
    }

    private static final class OfBody extends StdDeserializer<LocalDate> {
        OfBody() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) {
            return Day.read("", parser.getValueAsString(""));
        }
    }

    private static final class InstantOfBody extends StdDeserializer<Instant> {
        InstantOfBody() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            return Day.instant("", parser.getValueAsString(""));
        }
    }
}
