package dev.muster.setup;

import dev.muster.access.FirstAdmin;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says on the console where Muster is, and in an empty installation how to set it up from another machine. */
@Component
class Announcement {
    private final FirstAdmin firstAdmin;
    private final String address;
    private final String baseUrl;

    Announcement(
            FirstAdmin firstAdmin,
            @Value("${server.address}") String address,
            @Value("${muster.base-url:}") String baseUrl) {
        this.firstAdmin = firstAdmin;
        this.address = address;
        this.baseUrl = baseUrl;
    }

    /** Printed, not logged: the code must not stay in a log. */
    @EventListener
    @Order(1000)
    void ready(ApplicationReadyEvent event) {
        if (!(event.getApplicationContext() instanceof ServletWebServerApplicationContext web)
                || web.getWebServer() == null) {
            return;
        }
        String host = address.contains(":") ? "[" + address + "]" : address;
        String url = "http://" + host + ":" + web.getWebServer().getPort();
        System.out.println("Muster is ready at " + (baseUrl.isBlank() ? url : baseUrl + " (" + url + ")"));
        if (firstAdmin.isNeeded()) {
            System.out.println("It has no people yet. Open it to make the first administrator; from another machine, "
                    + "the set-up code is " + firstAdmin.code());
        }
        System.out.flush();
    }
}
