package dev.muster.web.signin;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.edge.Address;
import dev.muster.feeds.Feeds;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.WebRequest;

/** A calendar, for whoever has its address: no sign-in, no cookies, in no search engine. */
@Controller
class CalendarPage {
    private static final MediaType CALENDAR = MediaType.parseMediaType("text/calendar;charset=UTF-8");

    private final Feeds feeds;
    private final Address address;

    CalendarPage(Feeds feeds, Address address) {
        this.feeds = feeds;
        this.address = address;
    }

    @GetMapping("/calendar/{code}/training.ics")
    @Allowed(Permission.PUBLIC)
    ResponseEntity<byte[]> read(@PathVariable String code, HttpServletRequest request, WebRequest conditions) {
        Optional<byte[]> text = feeds.read(code, request.getRemoteAddr(), address.of(request));
        if (text.isEmpty()) {
            return unlisted(ResponseEntity.status(404)).build();
        }
        String tag = '"' + hash(text.get()) + '"';
        if (conditions.checkNotModified(tag)) {
            return unlisted(ResponseEntity.status(304)).eTag(tag).build();
        }
        return unlisted(ResponseEntity.ok())
                .eTag(tag)
                .contentType(CALENDAR)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(15)).cachePrivate())
                .body(text.get());
    }

    private static ResponseEntity.BodyBuilder unlisted(ResponseEntity.BodyBuilder answer) {
        return answer.header("X-Robots-Tag", "noindex, nofollow, noarchive");
    }

    private static String hash(byte[] text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(sum, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
