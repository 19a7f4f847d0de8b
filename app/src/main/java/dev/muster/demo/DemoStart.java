package dev.muster.demo;

import dev.muster.settings.Demo;
import dev.muster.shared.WrongSetting;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Before the first request: an empty database gets the demo company, unless {@code MUSTER_DEMO=off}. Whose passwords
 * everybody knows is served to this machine only.
 */
@Component
class DemoStart implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DemoStart.class);

    private final DemoCompany company;
    private final Demo demo;
    private final String wanted;
    private final String address;
    private boolean running;

    DemoStart(
            DemoCompany company,
            Demo demo,
            @Value("${muster.demo:on}") String wanted,
            @Value("${server.address:127.0.0.1}") String address) {
        this.company = company;
        this.demo = demo;
        this.wanted = wanted;
        this.address = address;
    }

    @Override
    public void start() {
        running = true;
        boolean make = isOn() && company.isWanted();
        if ((make || demo.isOn()) && !isLoopback()) {
            throw new WrongSetting("ADDRESS (" + address
                    + ") can't be used with the demo company, whose passwords everybody knows: it is served on 127.0.0.1"
                    + " only. Set MUSTER_DEMO=off and use another database.");
        }
        if (make) {
            LOG.info("Making the demo company …");
            company.make();
        }
    }

    private boolean isOn() {
        return wanted.equals("on") || wanted.equals("true");
    }

    private boolean isLoopback() {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server and the background work start. */
    @Override
    public int getPhase() {
        return 0;
    }
}
