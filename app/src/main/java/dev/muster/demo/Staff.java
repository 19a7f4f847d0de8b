package dev.muster.demo;

import dev.muster.demo.Places.Place;
import dev.muster.shared.AccessLevel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Everybody who ever worked at Northline Kitchens since it uses Muster, bosses before those who report to them. */
final class Staff {
    private static final int FIRST_DAY = Places.ALL.getFirst().daysAgo();
    private static final int NEW = 90;

    private final Random random;
    private final Names names;
    private final LocalDate today;
    private final List<Hire> hires = new ArrayList<>();

    private Staff(Random random, LocalDate today) {
        this.random = random;
        this.names = new Names(random);
        this.today = today;
    }

    static List<Hire> of(Random random, LocalDate today) {
        Staff staff = new Staff(random, today);
        staff.headOffice();
        Places.ALL.forEach(staff::restaurant);
        return staff.hires;
    }

    private void headOffice() {
        for (Post post : Post.HEAD_OFFICE) {
            String boss = post.boss().isEmpty() ? "" : post.boss() + "@" + Places.HEAD_OFFICE;
            for (int i = 0; i < post.kitchens(); i++) {
                add(post, Places.HEAD_OFFICE, boss, FIRST_DAY, 300 + random.nextInt(2500));
            }
        }
        Post lead = new Post("Training Lead", "People Team", "", 1, 0);
        add(lead, Places.HEAD_OFFICE, director(), FIRST_DAY, 900);
        signIn("Ines", "Duarte", "author", AccessLevel.AUTHOR);
        Post audit = new Post("Safety Auditor", "Property", "", 1, 0);
        add(audit, Places.HEAD_OFFICE, director(), FIRST_DAY, 1200);
        signIn("Gwen", "Pryce", "auditor", AccessLevel.AUDITOR);
        for (String region : List.of("North", "South", "West")) {
            Post area = new Post("Area Manager " + region, "Operations", "", 1, 0);
            add(area, Places.HEAD_OFFICE, director(), FIRST_DAY, 700 + random.nextInt(2000));
        }
    }

    private static String director() {
        return "Operations Director@" + Places.HEAD_OFFICE;
    }

    private void restaurant(Place place) {
        String area = "Area Manager " + place.region() + "@" + Places.HEAD_OFFICE;
        for (Post post : Post.RESTAURANT) {
            int count = place.brand().equals(Places.HARBOUR) ? post.cafes() : post.kitchens();
            for (int i = 0; i < count; i++) {
                String boss = post.boss().isEmpty() ? area : post.boss() + "@" + place.name();
                add(post, place.name(), boss, place.daysAgo(), hiredDaysAgo(post, place));
            }
            if (place.name().equals("Leeds") && post.role().equals("Restaurant Manager")) {
                signIn("Tom", "Okafor", "manager", AccessLevel.MANAGER);
            }
            if (place.name().equals("Bristol") && post.role().equals("Commis Chef")) {
                signIn("Sam", "Rowe", "learner", AccessLevel.LEARNER);
                hires.add(hires.removeLast().hired(today.minusDays(40), 42));
            }
        }
    }

    private int hiredDaysAgo(Post post, Place place) {
        if (post.boss().isEmpty() || post.boss().equals("Restaurant Manager")) {
            return place.daysAgo() + 60 + random.nextInt(2500);
        }
        return random.nextInt(8) == 0 ? random.nextInt(NEW) : NEW + random.nextInt(1500);
    }

    private void add(Post post, String location, String boss, int placeDaysAgo, int hiredDaysAgo) {
        String[] name = names.next();
        // New people are entered on a Monday before their first day; the first ones with their restaurant.
        int entered = Math.min(placeDaysAgo, (hiredDaysAgo + 6) / 7 * 7 + 1);
        hires.add(new Hire(
                hires.size(),
                name[0],
                name[1],
                post.role(),
                post.department(),
                location,
                boss,
                today.minusDays(hiredDaysAgo),
                entered,
                Post.hasMail(post.role()) || random.nextInt(100) < 35,
                AccessLevel.LEARNER,
                null));
    }

    private void signIn(String given, String family, String username, AccessLevel level) {
        hires.add(hires.removeLast().as(given, family, username, level));
    }
}
