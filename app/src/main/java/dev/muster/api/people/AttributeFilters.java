package dev.muster.api.people;

import dev.muster.shared.Attribute;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The names that a list of people is narrowed to: a repeatable parameter for each attribute, called by its word. */
public record AttributeFilters(Map<Attribute, List<String>> values) {
    static AttributeFilters of(NativeWebRequest request) {
        Map<Attribute, List<String>> values = new EnumMap<>(Attribute.class);
        for (Attribute a : Attribute.values()) {
            String[] names = Objects.requireNonNullElse(request.getParameterValues(a.word()), new String[0]);
            values.put(a, Arrays.asList(names));
        }
        return new AttributeFilters(values);
    }

    /** Gives handlers that ask for them the filters. */
    @Configuration(proxyBeanMethods = false)
    static class Reading implements WebMvcConfigurer, HandlerMethodArgumentResolver {
        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.add(this);
        }

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == AttributeFilters.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return AttributeFilters.of(request);
        }
    }
}
