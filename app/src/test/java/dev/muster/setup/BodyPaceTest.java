package dev.muster.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.edge.Gate;
import dev.muster.setup.BodyPace.Bound;
import dev.muster.setup.Senders.Kind;
import dev.muster.testing.Waiting;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.RemoteIpValve;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real server with small bounds. Senders say whose proxy they are, so that each has an address of its own. */
class BodyPaceTest {
    @TempDir
    Path folder;

    private final Tomcat tomcat = new Tomcat();
    private final List<Socket> open = new ArrayList<>();
    private final Semaphore reading = new Semaphore(0);

    @BeforeEach
    void start() throws Exception {
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setProperty("connectionTimeout", "60000");
        tomcat.getEngine().getPipeline().addValve(new RemoteIpValve());
        tomcat.getEngine()
                .getPipeline()
                .addValve(new BodyPace(Map.of(
                        Kind.NOBODY, new Bound(4, 2, 600),
                        Kind.UNKNOWN, new Bound(2, 2, 600),
                        Kind.KNOWN, new Bound(4, 3, 600))));
        var context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "reads", new Reads());
        context.addServletMappingDecoded("/*", "reads");
        tomcat.start();
    }

    @AfterEach
    void stop() throws Exception {
        for (Socket socket : open) {
            socket.close();
        }
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void strangersTakeTheirOwnPlacesOnly() throws Exception {
        assertThat(whole("10.0.0.9", "Authorization: Bearer right")).isEqualTo(200);
        slow("10.0.0.1", "");
        slow("10.0.0.1", "");
        assertThat(late("10.0.0.1", "")).as("a third of this address").isEqualTo(503);
        assertThat(whole("10.0.0.1", ""))
                .as("what is there at once waits for nothing")
                .isEqualTo(200);
        assertThat(whole("10.0.0.2", "")).as("another address").isEqualTo(200);
        slow("10.0.0.2", "");
        slow("10.0.0.2", "");
        assertThat(late("10.0.0.3", "")).as("no place for strangers").isEqualTo(503);
        assertThat(whole("10.0.0.1", "Authorization: Bearer right"))
                .as("somebody, whatever strangers at the same address do")
                .isEqualTo(200);
    }

    /** Nor does who makes up sessions and tokens keep anybody from signing in. */
    @Test
    void madeUpTokensTakeTheirOwnPlacesOnly() throws Exception {
        slow("10.0.0.1", "Authorization: Bearer wrong1");
        slow("10.0.0.1", "Cookie: muster=wrong2");
        assertThat(late("10.0.0.2", "Cookie: muster=wrong3")).isEqualTo(503);
        assertThat(whole("10.0.0.2", "")).isEqualTo(200);
    }

    /** As whoever reads a file does, which ends before the chunk that ends the body. */
    @Test
    void aConnectionGoesOnAfterALargeBodyWasReadToItsLastByte() throws Exception {
        int megabytes = 3;
        try (Socket socket = new Socket("127.0.0.1", tomcat.getConnector().getLocalPort())) {
            socket.setSoTimeout((int) Waiting.LONG.toMillis());
            OutputStream out = socket.getOutputStream();
            out.write(ascii("POST /x HTTP/1.1\r\nHost: x\r\nX-Wanted: " + (megabytes << 20)
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n"));
            for (int i = 0; i < megabytes; i++) {
                out.write(ascii("100000\r\n" + "a".repeat(1 << 20) + "\r\n"));
            }
            assertThat(head(socket)).startsWith("HTTP/1.1 200");
            out.write(ascii("0\r\n\r\nPOST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\na"));
            assertThat(head(socket)).startsWith("HTTP/1.1 200");
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The head of an answer without a body. */
    private static String head(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("The connection was closed after: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** Sends a head and one byte, and is being read when this returns. */
    private void slow(String address, String header) throws Exception {
        Socket socket = send(address, header, "a");
        open.add(socket);
        reading.acquire();
    }

    /** The answer to a head and one byte. */
    private int late(String address, String header) throws Exception {
        try (Socket socket = send(address, header, "a")) {
            socket.setSoTimeout((int) Waiting.LONG.toMillis());
            return status(socket);
        }
    }

    private static int status(Socket socket) throws IOException {
        String line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        return Integer.parseInt(line.substring(9));
    }

    private int whole(String address, String header) throws Exception {
        try (Socket socket = send(address, header, "a".repeat(10))) {
            int status = status(socket);
            if (status == 200) {
                reading.acquire();
            }
            return status;
        }
    }

    private Socket send(String address, String header, String body) throws IOException {
        Socket socket = new Socket("127.0.0.1", tomcat.getConnector().getLocalPort());
        socket.getOutputStream()
                .write(("POST /x HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Forwarded-For: " + address + "\r\n"
                                + (header.isEmpty() ? "" : header + "\r\n") + "Content-Length: 10\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private final class Reads extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if ("Bearer right".equals(request.getHeader("Authorization"))) {
                request.setAttribute(Gate.SIGNED_IN, true);
            }
            reading.release();
            int wanted = request.getIntHeader("X-Wanted");
            byte[] piece = new byte[4096];
            int n = 0;
            for (int all = 0; n >= 0 && all != wanted; all += n) {
                n = request.getInputStream().read(piece);
            }
        }
    }
}
