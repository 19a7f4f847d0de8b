package dev.muster.web.frame;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Style, script, icons and font under {@code /assets}: kept by browsers for a year, under names with their content's hash. */
@Configuration(proxyBeanMethods = false)
public class Assets implements WebMvcConfigurer {
    private static final String FOLDER = "static/assets/";
    private static final Map<String, String> URLS = new ConcurrentHashMap<>();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/" + FOLDER)
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    }

    /** The address of an asset, for example {@code app.css}; changes with its content. */
    public static String url(String name) {
        return URLS.computeIfAbsent(name, n -> "/assets/" + n + "?v=" + hash(n));
    }

    private static String hash(String name) {
        try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalArgumentException("No asset " + name);
            }
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            return HexFormat.of().formatHex(sum, 0, 6);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
