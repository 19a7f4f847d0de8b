package dev.muster.setup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * Slow senders take no thread from the others: a body has to come at a least rate, only so many are read at once, and fewer
 * of one address. Stands below everything that reads a body, whoever reads it.
 */
final class BodyPace extends ValveBase {
    /** Half of the threads there are, so that the others always answer. */
    private static final int MOST = 100;

    private static final int MOST_OF_AN_ADDRESS = 40;
    private static final long GRACE = TimeUnit.SECONDS.toNanos(10);
    private static final long LEAST_PER_SECOND = 1024;
    private static final long MOST_UNWANTED = 2 << 20;

    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();

    BodyPace() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, jakarta.servlet.ServletException {
        boolean body = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (!body) {
            getNext().invoke(request, response);
            return;
        }
        String address = String.valueOf(request.getRemoteAddr());
        if (!begin(address)) {
            response.setStatus(503);
            response.setHeader("Retry-After", "5");
            leave(response);
            return;
        }
        InputBuffer plain = request.getCoyoteRequest().getInputBuffer();
        Paced paced = new Paced(plain, address, request.getContentLengthLong());
        request.getCoyoteRequest().setInputBuffer(paced);
        try {
            getNext().invoke(request, response);
            if (!request.isAsync()) {
                readRest(paced, response);
            }
        } finally {
            request.getCoyoteRequest().setInputBuffer(plain);
            paced.end();
        }
    }

    /** What nobody wanted is read at the same pace, so that the client can read the answer; a lot of it is not. */
    private static void readRest(Paced paced, Response response) throws IOException {
        if (paced.isOver()) {
            return;
        }
        response.finishResponse();
        try {
            paced.readRest();
        } catch (IOException e) {
            leave(response);
            return;
        }
        if (!paced.isOver()) {
            leave(response);
        }
    }

    /** The connection ends with this answer; the rest of the body is not waited for. */
    private static void leave(Response response) {
        response.getCoyoteResponse().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }

    private boolean begin(String address) {
        int together = all.incrementAndGet();
        int his = byAddress.merge(address, 1, Integer::sum);
        if (together <= MOST && his <= MOST_OF_AN_ADDRESS) {
            return true;
        }
        release(address);
        return false;
    }

    private void release(String address) {
        all.decrementAndGet();
        byAddress.computeIfPresent(address, (_, n) -> n > 1 ? n - 1 : null);
    }

    private final class Paced implements InputBuffer {
        private final InputBuffer plain;
        private final String address;
        private final long begun = System.nanoTime();
        private final AtomicBoolean over = new AtomicBoolean();
        private final long length;
        private long bytes;

        /** @param length -1 where the head does not say it */
        Paced(InputBuffer plain, String address, long length) {
            this.plain = plain;
            this.address = address;
            this.length = length;
        }

        boolean isOver() {
            return over.get();
        }

        void readRest() throws IOException {
            Thrown away = new Thrown();
            while (!over.get() && bytes < MOST_UNWANTED) {
                doRead(away);
            }
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) throws IOException {
            int n = plain.doRead(handler);
            if (n < 0) {
                end();
                return n;
            }
            bytes += n;
            if (length >= 0 && bytes >= length) {
                end();
                return n;
            }
            long taken = System.nanoTime() - begun;
            if (taken > GRACE && !over.get() && bytes < LEAST_PER_SECOND * TimeUnit.NANOSECONDS.toSeconds(taken)) {
                throw new IOException("The body comes too slowly");
            }
            return n;
        }

        @Override
        public int available() {
            return plain.available();
        }

        void end() {
            if (over.compareAndSet(false, true)) {
                release(address);
            }
        }
    }

    /** Where bytes go that nobody wants. */
    private static final class Thrown implements ApplicationBufferHandler {
        private @Nullable ByteBuffer buffer;

        @Override
        public void setByteBuffer(@Nullable ByteBuffer given) {
            buffer = given;
        }

        @Override
        public @Nullable ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // nothing is kept
        }
    }
}
