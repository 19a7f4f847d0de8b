package dev.muster.web.frame;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.view.AbstractTemplateView;
import org.springframework.web.servlet.view.AbstractTemplateViewResolver;
import org.springframework.web.servlet.view.RedirectView;

/** Spring MVC views by JTE: precompiled in the jar, reloaded while editing with {@code muster.dev=true}. */
@Configuration(proxyBeanMethods = false)
class JteConfiguration {

    @Bean
    TemplateEngine templateEngine(@Value("${muster.dev:false}") boolean dev) {
        Path sources = Path.of("app/src/main/jte");
        TemplateEngine engine;
        if (dev && Files.isDirectory(sources)) {
            engine = TemplateEngine.create(
                    new DirectoryCodeResolver(sources),
                    Path.of("app/target/jte-dev"),
                    ContentType.Html,
                    getClass().getClassLoader(),
                    "dev.muster.generated.jtedev");
            engine.setTrimControlStructures(true);
        } else {
            engine = TemplateEngine.createPrecompiled(
                    null, ContentType.Html, getClass().getClassLoader(), "dev.muster.generated.jte");
        }
        engine.setBinaryStaticContent(true);
        return engine;
    }

    @Bean
    ViewResolver jteViewResolver(TemplateEngine engine) {
        var r = new JteViewResolver(engine);
        r.setOrder(Ordered.LOWEST_PRECEDENCE - 10);
        r.setRedirectHttp10Compatible(false);
        return r;
    }

    static final class JteViewResolver extends AbstractTemplateViewResolver {
        private final TemplateEngine engine;

        JteViewResolver(TemplateEngine engine) {
            this.engine = engine;
            setViewClass(JteView.class);
            setViewNames("*");
            setContentType("text/html;charset=UTF-8");
            setExposeRequestAttributes(false);
        }

        /** Whatever follows {@code redirect:} is an address as it is: braces in it are nobody's variables. */
        @Override
        protected @Nullable View createView(String viewName, Locale locale) throws Exception {
            View view = super.createView(viewName, locale);
            if (view instanceof RedirectView redirect) {
                redirect.setExpandUriTemplateVariables(false);
            }
            return view;
        }

        @Override
        protected JteView buildView(String viewName) throws Exception {
            JteView v = (JteView) super.buildView(viewName);
            v.engine = engine;
            return v;
        }

        @Override
        protected Class<?> requiredViewClass() {
            return JteView.class;
        }

        @Override
        protected JteView instantiateView() {
            return new JteView();
        }
    }

    static final class JteView extends AbstractTemplateView {
        @Nullable TemplateEngine engine;

        @Override
        public boolean checkResource(Locale locale) {
            return engine != null && engine.hasTemplate(getUrl() + ".jte");
        }

        @Override
        protected void renderMergedTemplateModel(
                Map<String, Object> model, HttpServletRequest req, HttpServletResponse res) throws Exception {
            var params = new HashMap<String, Object>(model);
            if (req.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken t) {
                params.put("csrf", t);
            }
            params.remove("springMacroRequestContext");
            var out = new Utf8ByteOutput();
            Objects.requireNonNull(engine).render(getUrl() + ".jte", params, out);
            res.setCharacterEncoding("UTF-8");
            res.setContentLength(out.getContentLength());
            out.writeTo(res.getOutputStream());
        }
    }
}
