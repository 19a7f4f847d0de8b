package dev.muster.demo;

import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One making of the company: its time, its dice, and who is who in it. */
final class Story {
    private static final long SEED = 20_260_101;

    final Instant now;
    final LocalDate today;
    final Timeline time;
    final Random random = new Random(SEED);
    private final Map<Integer, String> names = new HashMap<>();
    private final Map<String, Integer> signIns = new HashMap<>();
    private final Map<String, List<Integer>> byPost = new HashMap<>();
    private final Set<Integer> gone = new HashSet<>();

    /** @param begins called before each act, as if then */
    Story(Instant now, Runnable begins) {
        this.now = now;
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        this.time = new Timeline(now, begins);
    }

    /** In the working hours of a day so many days ago. */
    Instant day(int daysAgo) {
        LocalTime at = LocalTime.of(8, 0).plusMinutes(random.nextInt(9 * 60));
        return today.minusDays(daysAgo).atTime(at).toInstant(ZoneOffset.UTC);
    }

    Instant after(Instant from, int fromMinutes, int toMinutes) {
        return from.plus(Duration.ofMinutes(random.nextInt(fromMinutes, toMinutes)));
    }

    void enters(int personId, Hire hire) {
        enters(personId, hire.signIn(), hire.given() + " " + hire.family());
        byPost.computeIfAbsent(hire.post(), _ -> new ArrayList<>()).add(personId);
    }

    void enters(int personId, @Nullable String signIn, String name) {
        names.put(personId, name);
        if (signIn != null) {
            signIns.put(signIn, personId);
        }
    }

    Optional<Integer> username(String signIn) {
        return Optional.ofNullable(signIns.get(signIn));
    }

    void leaves(int personId) {
        gone.add(personId);
    }

    boolean isThere(int personId) {
        return !gone.contains(personId);
    }

    /** Who has the post, in the order they were entered. */
    List<Integer> at(String post) {
        return byPost.getOrDefault(post, List.of());
    }

    @Nullable Integer boss(Hire hire) {
        List<Integer> bosses = at(hire.boss());
        return bosses.isEmpty() ? null : bosses.getFirst();
    }

    Actor as(int personId, AccessLevel level) {
        return new Actor(Actor.Kind.PERSON, personId, names.getOrDefault(personId, ""), level, null);
    }
}
