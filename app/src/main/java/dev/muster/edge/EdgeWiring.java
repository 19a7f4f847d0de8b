package dev.muster.edge;

import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.convert.ConversionService;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class EdgeWiring implements WebMvcConfigurer {
    private final Gate gate;

    EdgeWiring(Gate gate) {
        this.gate = gate;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(gate).order(Integer.MIN_VALUE);
        registry.addInterceptor(new TextGuard()).order(Integer.MIN_VALUE + 1);
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        if (registry instanceof ConversionService all) {
            registry.addConverter(new OneValue(all));
        }
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ActorArgument());
        resolvers.add(new Lists.Argument());
    }

    /** Before whoever reads a field of a form. */
    @Bean
    FilterRegistrationBean<CleanParameters> cleanParameters() {
        var registration = new FilterRegistrationBean<>(new CleanParameters());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }
}
