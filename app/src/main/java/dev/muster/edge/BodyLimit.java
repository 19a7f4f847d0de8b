package dev.muster.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Bodies of API requests are 1 MB at most, whether the head tells their size or not (413). Files are 20 MB, and refused before they are read where the head says more. */
public final class BodyLimit extends OncePerRequestFilter {
    private static final int LARGEST = 1 << 20;
    private static final int LARGEST_FILE = 21 << 20;
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");
    private final Problems problems;

    public BodyLimit(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return WITHOUT_BODY.contains(request.getMethod());
    }

    private static boolean isUpload(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest req, HttpServletResponse res, FilterChain chain)
            throws ServletException, IOException {
        long size = req.getContentLengthLong();
        if (isUpload(req)) {
            // Imports may be larger: the multipart settings bound them.
            if (size > LARGEST_FILE && !req.getRequestURI().startsWith("/api/v1/imports/")) {
                problems.write(res, Refusal.of(413, "too-large", "Too large", "A file is 20 MB at most."));
            } else {
                chain.doFilter(req, res);
            }
        } else if (size > LARGEST) {
            refuse(res);
        } else if (size >= 0) {
            chain.doFilter(req, res);
        } else {
            byte[] body = req.getInputStream().readNBytes(LARGEST + 1);
            if (body.length > LARGEST) {
                refuse(res);
            } else {
                chain.doFilter(new RepeatableRequest(req, body), res);
            }
        }
    }

    private void refuse(HttpServletResponse res) throws IOException {
        problems.write(res, Refusal.of(413, "too-large", "Too large", "A body is 1 MB at most. Send it in parts."));
    }
}
