package dev.muster.access;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What whoever watches over an installation wants to see, one line each, with the address it came from. Nothing in a line
 * is what somebody typed: a password may stand where the name belongs.
 */
@Component
public class SecurityLog {
    private static final Logger LOG = LoggerFactory.getLogger("security");

    /** @param event dotted words as in the audit log, for example {@code sign-in.fail} */
    public void say(String event, @Nullable Integer personId, @Nullable String address) {
        LOG.info("{} person={} address={}", event, personId == null ? "-" : personId, address);
    }

    /** Somebody asked for what they may not have. @param route as it is declared, not as it was sent */
    public void refused(@Nullable Integer personId, @Nullable String address, String method, String route) {
        LOG.info("refused person={} address={} route={} {}", personId == null ? "-" : personId, address, method, route);
    }
}
