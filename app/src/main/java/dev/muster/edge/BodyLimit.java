package dev.muster.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Bodies of API requests are 1 MB at most, whether the head tells their size or not (413). Uploads have their own limit. */
public final class BodyLimit extends OncePerRequestFilter {
    private static final int LARGEST = 1 << 20;
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");
    private final Problems problems;

    public BodyLimit(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return WITHOUT_BODY.contains(request.getMethod()) || type != null && type.startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest req, HttpServletResponse res, FilterChain chain)
            throws ServletException, IOException {
        long size = req.getContentLengthLong();
        if (size > LARGEST) {
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
