package dev.muster.notification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A mail server that misbehaves as told, and keeps what it took. */
final class UnrulySmtp implements AutoCloseable {
    enum Manner {
        WELL,
        NEVER_GREETS,
        PUTS_OFF,
        REFUSES,
        REFUSES_AT_DOT,
        TOO_BUSY,
        DROPS_AT_DATA,
        DROPS_AFTER_DOT,
        WAITS_AFTER_DOT
    }

    private final ServerSocket socket;
    final List<String> taken = new CopyOnWriteArrayList<>();
    final CountDownLatch reached = new CountDownLatch(1);
    final CountDownLatch goOn = new CountDownLatch(1);
    volatile Manner manner;
    volatile int connections;

    UnrulySmtp(Manner manner) throws IOException {
        this.manner = manner;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    String url() {
        return "smtp://127.0.0.1:" + socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                connections++;
                talk(client);
            } catch (IOException | InterruptedException e) {
                // the next one
            }
        }
    }

    private void talk(Socket client) throws IOException, InterruptedException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
        OutputStream out = client.getOutputStream();
        if (manner == Manner.NEVER_GREETS) {
            in.readLine();
            return;
        }
        if (manner == Manner.TOO_BUSY) {
            say(out, "421 Too busy");
            return;
        }
        say(out, "220 unruly");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String word = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(java.util.Locale.ROOT);
            switch (word) {
                case "RCPT" ->
                    say(
                            out,
                            manner == Manner.PUTS_OFF
                                    ? "451 Come back later"
                                    : manner == Manner.REFUSES ? "550 No such user" : "250 Fine");
                case "DATA" -> {
                    if (manner == Manner.DROPS_AT_DATA) {
                        return;
                    }
                    say(out, "354 Go on");
                    if (!data(in, out)) {
                        return;
                    }
                }
                case "QUIT" -> {
                    say(out, "221 Bye");
                    return;
                }
                default -> say(out, "250 Fine");
            }
        }
    }

    /** @return false: hang up */
    private boolean data(BufferedReader in, OutputStream out) throws IOException, InterruptedException {
        String message = read(in);
        if (manner == Manner.REFUSES_AT_DOT) {
            say(out, "554 Not that");
            return true;
        }
        taken.add(message);
        reached.countDown();
        if (manner == Manner.WAITS_AFTER_DOT) {
            goOn.await();
        }
        if (manner == Manner.DROPS_AFTER_DOT) {
            return false;
        }
        say(out, "250 Taken");
        return true;
    }

    private static String read(BufferedReader in) throws IOException {
        StringBuilder message = new StringBuilder();
        @Nullable String line = in.readLine();
        while (line != null && !line.equals(".")) {
            message.append(line).append('\n');
            line = in.readLine();
        }
        return message.toString();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        goOn.countDown();
        socket.close();
    }
}
