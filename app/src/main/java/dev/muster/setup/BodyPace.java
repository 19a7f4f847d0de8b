package dev.muster.setup;

import dev.muster.setup.Senders.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
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
 * Slow senders take no thread from the others: a body has to come at a least rate and within a time, only so many are read
 * at once, and fewer of one address; strangers have places of their own. Stands below everything that reads a body.
 */
final class BodyPace extends ValveBase {
    private static final long GRACE = TimeUnit.SECONDS.toNanos(10);
    private static final long LEAST_PER_SECOND = 1024;
    private static final long MOST_UNWANTED = 2 << 20;

    private final Map<Kind, Places> places;
    private final Senders senders = new Senders();

    /**
     * Bodies of one kind of sender.
     *
     * @param most at once
     * @param ofAnAddress at once
     * @param seconds within which one has to be there
     */
    record Bound(int most, int ofAnAddress, int seconds) {}

    /** Less than the 200 threads there are, so that the others always answer. */
    BodyPace() {
        this(Map.of(
                Kind.NOBODY, new Bound(50, 10, 10),
                Kind.UNKNOWN, new Bound(40, 30, 600),
                Kind.KNOWN, new Bound(100, 40, 600)));
    }

    BodyPace(Map<Kind, Bound> bounds) {
        super(true);
        this.places = new EnumMap<>(Kind.class);
        bounds.forEach((kind, bound) -> places.put(kind, new Places(bound)));
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, jakarta.servlet.ServletException {
        boolean body = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (!body || isThere(request)) {
            getNext().invoke(request, response);
            senders.answered(request);
            return;
        }
        Places here = Objects.requireNonNull(places.get(senders.of(request)));
        String address = String.valueOf(request.getRemoteAddr());
        if (!here.begin(address)) {
            response.setStatus(503);
            response.setHeader("Retry-After", "5");
            leave(response);
            return;
        }
        InputBuffer plain = request.getCoyoteRequest().getInputBuffer();
        Paced paced = new Paced(plain, here, address, request.getContentLengthLong());
        request.getCoyoteRequest().setInputBuffer(paced);
        try {
            getNext().invoke(request, response);
            senders.answered(request);
            if (!request.isAsync()) {
                readRest(paced, response);
            }
        } finally {
            request.getCoyoteRequest().setInputBuffer(plain);
            paced.end();
        }
    }

    /** A short body mostly comes together with its head: nothing is waited for, so it needs no place. */
    private static boolean isThere(Request request) {
        long length = request.getContentLengthLong();
        return length > 0 && request.getCoyoteRequest().getInputBuffer().available() >= length;
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

    /** How many are being read of one kind. */
    private static final class Places {
        private final Bound bound;
        private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();
        private final AtomicInteger all = new AtomicInteger();

        Places(Bound bound) {
            this.bound = bound;
        }

        boolean begin(String address) {
            int together = all.incrementAndGet();
            int his = byAddress.merge(address, 1, Integer::sum);
            if (together <= bound.most && his <= bound.ofAnAddress) {
                return true;
            }
            end(address);
            return false;
        }

        void end(String address) {
            all.decrementAndGet();
            byAddress.computeIfPresent(address, (_, n) -> n > 1 ? n - 1 : null);
        }
    }

    private static final class Paced implements InputBuffer {
        private final InputBuffer plain;
        private final Places places;
        private final String address;
        private final long begun = System.nanoTime();
        private final AtomicBoolean over = new AtomicBoolean();
        private final long length;
        private long bytes;

        /** @param length -1 where the head does not say it */
        Paced(InputBuffer plain, Places places, String address, long length) {
            this.plain = plain;
            this.places = places;
            this.address = address;
            this.length = length;
        }

        boolean isOver() {
            return over.get();
        }

        void readRest() throws IOException {
            Thrown away = new Thrown();
            long most = bytes + MOST_UNWANTED;
            while (!over.get() && bytes < most) {
                doRead(away);
            }
        }

        /** A blocked read ends by the connector's own limit of time. */
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
            if (taken > TimeUnit.SECONDS.toNanos(places.bound.seconds)
                    || taken > GRACE && bytes < LEAST_PER_SECOND * TimeUnit.NANOSECONDS.toSeconds(taken)) {
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
                places.end(address);
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
