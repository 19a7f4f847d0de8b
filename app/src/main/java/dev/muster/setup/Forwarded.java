package dev.muster.setup;

import dev.muster.edge.Loopback;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Notes that a request came through a proxy, before the server takes away what the proxy said. */
final class Forwarded extends ValveBase {
    Forwarded() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Loopback.note(request);
        getNext().invoke(request, response);
    }
}
