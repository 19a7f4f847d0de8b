package dev.muster.edge;

import dev.muster.shared.Text;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Every value of an address or a form is cleaned as it comes in, whatever field it is for; passwords stay as they are typed. */
final class CleanParameters extends OncePerRequestFilter {
    /** Fields whose every sign counts. */
    static final Set<String> AS_TYPED = Set.of("password", "current");

    @Override
    protected void doFilterInternal(HttpServletRequest req, HttpServletResponse res, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Cleaned(req), res);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static final class Cleaned extends HttpServletRequestWrapper {
        Cleaned(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            String value = super.getParameter(name);
            return value == null || AS_TYPED.contains(name) ? value : Text.sent(value);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return cleaned(name, super.getParameterValues(name));
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            Map<String, String[]> all = new LinkedHashMap<>();
            super.getParameterMap().forEach((name, values) -> all.put(name, cleaned(name, values)));
            return Collections.unmodifiableMap(all);
        }

        private static String @Nullable [] cleaned(String name, String @Nullable [] values) {
            return values == null || AS_TYPED.contains(name)
                    ? values
                    : Arrays.stream(values).map(Text::sent).toArray(String[]::new);
        }
    }
}
