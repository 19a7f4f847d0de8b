package dev.muster.edge.once;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.muster.edge.RepeatableRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.util.WebUtils;

/** SHA-256 of all that a request says: method, path, query and the whole body; of an upload every part. */
final class Fingerprint {
    private static final StandardServletMultipartResolver UPLOADS = new StandardServletMultipartResolver();

    private final MessageDigest digest = Sealed.sha256();

    private Fingerprint(HttpServletRequest request) {
        text(request.getMethod());
        text(request.getRequestURI());
        text(String.valueOf(request.getQueryString()));
    }

    /** @throws org.springframework.web.multipart.MultipartException for an upload that is too large or not readable */
    static byte[] of(RepeatableRequest request) throws IOException {
        Fingerprint f = new Fingerprint(request);
        if (request.isUpload()) {
            f.upload(parsed(request));
        } else {
            f.digest.update(request.body());
        }
        return f.digest.digest();
    }

    /** The container reads the parts once, large ones into files; the handler gets the same ones. */
    private static MultipartHttpServletRequest parsed(HttpServletRequest request) {
        MultipartHttpServletRequest there = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        return there == null ? UPLOADS.resolveMultipart(request) : there;
    }

    private void upload(MultipartHttpServletRequest request) throws IOException {
        for (Map.Entry<String, String[]> field : new TreeMap<>(request.getParameterMap()).entrySet()) {
            text(field.getKey());
            List.of(field.getValue()).forEach(this::text);
        }
        for (Map.Entry<String, List<MultipartFile>> files : new TreeMap<>(request.getMultiFileMap()).entrySet()) {
            for (MultipartFile file : files.getValue()) {
                text(files.getKey());
                text(String.valueOf(file.getOriginalFilename()));
                text(String.valueOf(file.getContentType()));
                bytes(file);
            }
        }
    }

    private void bytes(MultipartFile file) throws IOException {
        text(String.valueOf(file.getSize()));
        byte[] piece = new byte[1 << 14];
        try (InputStream in = file.getInputStream()) {
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                digest.update(piece, 0, n);
            }
        }
    }

    /** With its length before it, so that no two lists of texts are the same bytes. */
    private void text(String s) {
        byte[] utf8 = s.getBytes(UTF_8);
        digest.update((utf8.length + ":").getBytes(UTF_8));
        digest.update(utf8);
    }
}
