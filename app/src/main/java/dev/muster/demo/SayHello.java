package dev.muster.demo;

import dev.muster.settings.Demo;
import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells whoever started the program how to look at the demo, after the address was said. */
@Component
class SayHello {
    private final Demo demo;

    SayHello(Demo demo) {
        this.demo = demo;
    }

    @EventListener
    @Order(1100)
    void ready(ApplicationReadyEvent ready) {
        if (demo.isOn()) {
            System.out.println(
                    "It shows the demo company, Northline Kitchens. Sign in with the password " + Demo.PASSWORD
                            + " as "
                            + Demo.SIGN_INS.stream()
                                    .map(s -> s.username() + " (" + s.who() + ")")
                                    .collect(Collectors.joining(", ")));
            System.out.flush();
        }
    }
}
