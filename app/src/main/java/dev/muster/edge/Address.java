package dev.muster.edge;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where people reach this installation: {@code MUSTER_BASE_URL}, else the address on which the request arrived. Never the
 * Host header, which is what the sender likes it to be.
 */
@Component
public class Address {
    private final String configured;

    Address(@Value("${muster.base-url:}") String configured) {
        this.configured = configured.strip().replaceAll("/+$", "");
    }

    /** Without a slash at the end, for example {@code https://training.northline.example}. */
    public String of(HttpServletRequest request) {
        if (!configured.isEmpty()) {
            return configured;
        }
        String host = request.getLocalAddr();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + request.getLocalPort();
    }

    /**
     * At this machine itself. Where people reach the installation under another name there is a proxy before it, and
     * nobody is taken for somebody at the console.
     */
    public boolean isHere(HttpServletRequest request) {
        return (configured.isEmpty() || Loopback.isName(Loopback.host(configured))) && Loopback.is(request);
    }
}
