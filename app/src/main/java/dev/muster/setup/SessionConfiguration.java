package dev.muster.setup;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions live in the database: every node knows them, and ending one ends it everywhere. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(maxInactiveIntervalInSeconds = 3600, tableName = "spring_session", cleanupCron = "-")
class SessionConfiguration {
    /** A request that changed nothing but the time of last use writes once a minute, not each time. */
    private static final String UPDATE = """
            update %TABLE_NAME% s
               set session_id = v.session_id, last_access_time = v.seen, max_inactive_interval = v.idle,
                   expiry_time = v.expiry, principal_name = v.principal
              from (values (?::text, ?::bigint, ?::int, ?::bigint, ?::text, ?::text))
                   v (session_id, seen, idle, expiry, principal, primary_id)
             where s.primary_id = v.primary_id
               and (s.session_id <> v.session_id or s.last_access_time < v.seen - 60000
                    or s.max_inactive_interval <> v.idle or s.principal_name is distinct from v.principal)
            """;

    private static final String PLAIN = "muster";

    /** Browsers take it over TLS only, for no path but the root, and from no other host of the domain. */
    private static final String OVER_TLS = "__Host-muster";

    static boolean isOurs(String cookie) {
        return cookie.equals(PLAIN) || cookie.equals(OVER_TLS);
    }

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionUpdates() {
        // Of requests that set the same attribute at once the later one wins; none fails.
        var upsert = new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
        return repository -> {
            upsert.customize(repository);
            repository.setUpdateSessionQuery(UPDATE);
        };
    }

    /** 216 random bits, as many as the column holds. */
    @Bean
    SessionIdGenerator sessionIds() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] bytes = new byte[27];
            random.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        };
    }

    @Bean
    CookieSerializer sessionCookie(@Value("${muster.base-url:}") String baseUrl) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(baseUrl.startsWith("https:") ? OVER_TLS : PLAIN);
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        if (baseUrl.startsWith("https:")) {
            cookie.setUseSecureCookie(true);
        }
        return cookie;
    }
}
