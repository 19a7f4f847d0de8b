package dev.muster.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.rules.SourceKind;
import dev.muster.assignment.rules.Status;
import dev.muster.audience.Group;
import dev.muster.audience.Groups;
import dev.muster.audit.Seals;
import dev.muster.learning.Attempts;
import dev.muster.library.ContentSettings;
import dev.muster.library.Contents;
import dev.muster.library.Course;
import dev.muster.library.Courses;
import dev.muster.library.Drafts;
import dev.muster.library.Step;
import dev.muster.people.PersonDraft;
import dev.muster.people.Persons;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import dev.muster.shared.DueRule;
import dev.muster.testing.MusterTest;
import dev.muster.testing.SwitchableDataSource;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Random histories of a small company, lived twice: by the program, through its use cases, and by
 * {@link ReferenceModel}. Whenever the engine has nothing left to do, both say the same of everybody, and the invariants
 * hold. A failing history is lived again with {@code -Dseed=…}; more of them
 * with {@code -Dhistories=…}.
 */
@MusterTest
@NullUnmarked
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoriesTest {
    private static final int HISTORIES = Integer.getInteger("histories", 16);
    private static final int ACTS = 160;
    private static final int MOST_PEOPLE = 12;
    private static final Actor ADMIN = new Actor(Actor.Kind.SYSTEM, 0, "Ada Admin", AccessLevel.ADMIN, null);
    private static final List<String> LOCATIONS = List.of("Leeds", "London", "Hull");
    private static final List<String> ROLES = List.of("Cook", "Waiter", "Porter");
    private static final List<String> ZONES =
            List.of("Europe/London", "Pacific/Kiritimati", "America/St_Johns", "Asia/Kolkata", "Pacific/Pago_Pago");

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    Persons persons;

    @Autowired
    Groups groups;

    @Autowired
    GroupContents groupContents;

    @Autowired
    Assignments assignments;

    @Autowired
    Removals removals;

    @Autowired
    DueDates dueDates;

    @Autowired
    ContentRules contentRules;

    @Autowired
    Exemptions exemptions;

    @Autowired
    Undos undos;

    @Autowired
    TrainingGrid training;

    @Autowired
    OwnTraining own;

    @Autowired
    Attempts attempts;

    @Autowired
    Courses courses;

    @Autowired
    Contents contents;

    @Autowired
    Drafts drafts;

    @Autowired
    Reassess reassess;

    @Autowired
    Seals seals;

    @Autowired
    SwitchableDataSource database;

    private Random random;
    private ReferenceModel model;
    private final List<String> told = new ArrayList<>();
    private final Set<String> completionsSeen = new HashSet<>();

    static List<Long> seeds() {
        Long one = Long.getLong("seed");
        long from = System.nanoTime();
        return one != null
                ? List.of(one)
                : IntStream.range(0, HISTORIES)
                        .mapToObj(i -> from + i * 7_919_000_003L)
                        .toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theProgramLivesAsTheModelSays(long seed) {
        random = new Random(seed);
        database.switchToFreshDatabase();
        clock.set(TestClock.START);
        completionsSeen.clear();
        model = new ReferenceModel();
        model.now = clock.instant();
        told.clear();
        try {
            aCompany(seed);
            for (int i = 0; i < ACTS; i++) {
                act();
                if (random.nextInt(4) == 0) {
                    quiesce();
                }
            }
            quiesce();
            twiceIsOnce();
            theAuditLogIsSound();
        } catch (Throwable t) {
            throw new AssertionError(
                    "HistoriesTest -Dseed=" + seed + ", what happened:\n" + String.join("\n", told), t);
        }
    }

    private void theAuditLogIsSound() {
        seals.seal();
        assertThat(seals.verify().problems()).isEmpty();
        assertThat(seals.verify().unsealed()).isZero();
    }

    // ---- a company ---------------------------------------------------------------------------------------------

    private void aCompany(long seed) {
        String s = Long.toString(seed, 36);
        for (int i = 0; i < 5; i++) {
            newcomer();
        }
        course("Allergens " + s, null, null);
        course("Fire " + s, new DueRule.AfterAssignment(14), 1);
        course("Knives " + s, new DueRule.AfterHire(30, 7), 2);
        course(
                "Till " + s,
                new DueRule.On(model.today(any(model.people.values())).plusDays(20)),
                null);
        staticGroup("Team A " + s);
        staticGroup("Team B " + s);
        for (int i = 0; i < 4; i++) {
            dynamicGroup("Crowd " + i + " " + s);
        }
    }

    private void course(String title, @Nullable DueRule due, @Nullable Integer months) {
        Course c = courses.create(
                ADMIN, ContentSettings.named(title), List.of(Step.text("One", "x"), Step.acknowledgement("Two", "y")));
        c = drafts.publish(ADMIN, c.id(), null, null, false);
        ContentSettings plain = c.settings();
        contents.change(
                ADMIN,
                c.id(),
                null,
                x -> new ContentSettings(
                        plain.title(),
                        plain.description(),
                        plain.tags(),
                        plain.language(),
                        months,
                        plain.renewalWindowDays(),
                        due,
                        plain.visibility(),
                        plain.assignableBy(),
                        plain.mandatory(),
                        plain.newStarterDefault()));
        c = courses.get(c.id());
        model.contents.put(
                c.id(),
                new ReferenceModel.Subject(
                        c.id(), c.steps().stream().map(Step::id).toList(), due, months));
    }

    private void staticGroup(String name) {
        int id = groups.create(ADMIN, name, Group.Kind.STATIC, null).group().id();
        model.groups.put(id, new ReferenceModel.Crowd(id, name, null));
    }

    private void dynamicGroup(String name) {
        Picked picked = audience();
        int id = groups.create(ADMIN, name, Group.Kind.DYNAMIC, picked.audience)
                .group()
                .id();
        model.groups.put(id, new ReferenceModel.Crowd(id, name, picked.matches));
        model.refresh(model.groups.get(id));
    }

    private record Picked(Audience audience, BiPredicate<ReferenceModel.Someone, LocalDate> matches) {}

    private Picked audience() {
        String location = any(LOCATIONS);
        String role = any(ROLES);
        ReferenceModel.Crowd team = any(fixed());
        return switch (random.nextInt(5)) {
            case 0 ->
                new Picked(
                        Audience.of(new Audience.Has(Attribute.LOCATION, List.of(location), false)),
                        (p, _) -> p.location.equals(location));
            case 1 ->
                new Picked(
                        Audience.of(
                                new Audience.Has(Attribute.LOCATION, List.of(location), true),
                                new Audience.Has(Attribute.ROLE, List.of(role, "Nobody has this"), false)),
                        (p, _) -> !p.location.equals(location) && p.role.equals(role));
            case 2 -> {
                boolean negated = random.nextBoolean();
                yield new Picked(
                        Audience.of(new Audience.Member(team.id, negated)),
                        (p, _) -> team.members.contains(p.id) != negated);
            }
            case 3 ->
                new Picked(
                        Audience.of(new Audience.HiredWithin(60)),
                        (p, day) -> p.hired != null && !p.hired.isBefore(day.minusDays(60)) && !p.hired.isAfter(day));
            default -> new Picked(Audience.EVERYBODY, (_, _) -> true);
        };
    }

    // ---- acts --------------------------------------------------------------------------------------------------

    private void act() {
        switch (random.nextInt(26)) {
            case 0 -> newcomer();
            case 1, 2 -> move();
            case 3 -> comeAndGo();
            case 4, 5 -> members();
            case 6 -> editAudience();
            case 7, 8 -> attach();
            case 9, 10 -> assign();
            case 11 -> remove();
            case 12 -> due();
            case 13, 14, 15, 16 -> learn();
            case 17 -> archive();
            case 18 -> rename();
            case 19, 20 -> settings();
            case 21 -> exempt();
            case 22 -> lift();
            case 23 -> dueRule();
            default -> days();
        }
    }

    private void newcomer() {
        if (model.people.size() >= MOST_PEOPLE) {
            return;
        }
        String location = any(LOCATIONS);
        String role = any(ROLES);
        ZoneId zone = ZoneId.of(any(ZONES));
        LocalDate hired = random.nextInt(4) == 0
                ? null
                : LocalDate.ofInstant(clock.instant(), zone).minusDays(random.nextInt(120));
        clock.advance(Duration.ofSeconds(1));
        model.now = clock.instant();
        int id = persons.create(ADMIN, draft(location, role, hired, zone)).id();
        model.people.put(id, new ReferenceModel.Someone(id, location, role, hired, zone));
        model.people.get(id).made = clock.instant();
        told("%d joins: %s, %s, hired %s, %s", id, location, role, hired, zone);
    }

    private static PersonDraft draft(String location, String role, @Nullable LocalDate hired, ZoneId zone) {
        return new PersonDraft(
                "Person",
                "Northline",
                null,
                null,
                null,
                hired,
                null,
                null,
                "en",
                zone.getId(),
                AccessLevel.LEARNER,
                null,
                Map.of(Attribute.LOCATION, List.of(location), Attribute.ROLE, List.of(role)));
    }

    private void move() {
        ReferenceModel.Someone p = any(model.people.values());
        p.location = any(LOCATIONS);
        p.role = any(ROLES);
        told("%d moves: %s, %s", p.id, p.location, p.role);
        persons.change(
                ADMIN,
                p.id,
                null,
                d -> d.with(Map.of(Attribute.LOCATION, List.of(p.location), Attribute.ROLE, List.of(p.role))));
    }

    private void comeAndGo() {
        ReferenceModel.Someone p = any(model.people.values());
        if (p.deactivated) {
            told("%d reactivated", p.id);
            persons.reactivate(ADMIN, p.id);
            p.deactivated = false;
        } else if (random.nextBoolean()) {
            told("%d deactivated", p.id);
            persons.deactivate(ADMIN, p.id);
            p.deactivated = true;
        } else {
            told("%d away", p.id);
            persons.leave(ADMIN, p.id, model.today(p), null);
        }
    }

    private void members() {
        ReferenceModel.Crowd g = any(fixed());
        List<Integer> add = some(model.people.keySet(), 3);
        List<Integer> drop = some(model.people.keySet(), 2);
        drop.removeAll(add);
        told("%s: + %s - %s", g.name, add, drop);
        groups.changeMembers(ADMIN, g.id, add, drop, new Groups.Edit(null, null, null, null));
        g.members.addAll(add);
        g.members.removeAll(drop);
    }

    private void editAudience() {
        ReferenceModel.Crowd g = any(
                model.groups.values().stream().filter(x -> x.matches != null).toList());
        Picked picked = audience();
        told("%s is now %s", g.name, picked.audience);
        groups.change(ADMIN, g.id, new Groups.Edit(null, picked.audience, null, null));
        g.matches = picked.matches;
        model.refresh(g);
    }

    private void attach() {
        ReferenceModel.Crowd g = any(model.groups.values());
        List<Integer> now = model.rules.values().stream()
                .filter(r -> r.live && r.group == g.id)
                .map(r -> r.content)
                .toList();
        Set<Integer> wanted = new TreeSet<>(some(model.contents.keySet(), 3));
        wanted.removeIf(c -> !now.contains(c) && !model.contents.get(c).active);
        told("%s has %s", g.name, wanted);
        Map<Integer, List<String>> before = everybodysTraining();
        String tables = tables();
        RuleEffect preview = groupContents.preview(ADMIN, g.id, List.copyOf(wanted));
        assertThat(tables()).as("a preview writes nothing").isEqualTo(tables);
        RuleEffect effect = groupContents.set(ADMIN, g.id, List.copyOf(wanted), null, 0);
        assertThat(effect).as("preview = effect").isEqualTo(preview);
        boolean keep = random.nextInt(4) == 0;
        List<ReferenceModel.Standing> touched = new ArrayList<>();
        for (ReferenceModel.Standing r : model.rules.values()) {
            if (r.live && r.group == g.id && !wanted.contains(r.content)) {
                r.live = false;
                touched.add(r);
            }
        }
        for (int c : wanted) {
            if (!now.contains(c)) {
                int id = ruleId(g.id, c, keep);
                ReferenceModel.Standing r =
                        new ReferenceModel.Standing(id, SourceKind.GROUP, g.id, c, keep, clock.instant());
                model.rules.put(id, r);
                touched.add(r);
            }
        }
        model.follow(touched);
        gainsAndLossesAreWhatPeopleSee(before, everybodysTraining(), effect);
    }

    private int ruleId(int group, int content, boolean keep) {
        return db.fetchSingle("""
            update rule set when_no_longer_matching = ? where group_id = ? and content_id = ? and deleted_at is null
            returning id""", keep ? "KEEP" : "REMOVE", group, content).get(0, Integer.class);
    }

    private void gainsAndLossesAreWhatPeopleSee(
            Map<Integer, List<String>> before, Map<Integer, List<String>> after, RuleEffect effect) {
        int gain = 0;
        int lose = 0;
        for (int p : model.people.keySet()) {
            gain += contents(after.get(p)).stream()
                            .anyMatch(c -> !contents(before.get(p)).contains(c))
                    ? 1
                    : 0;
            lose += before.get(p).stream().anyMatch(line -> loses(line, after.get(p))) ? 1 : 0;
        }
        assertThat(effect.gain()).as("people who gain").isEqualTo(gain);
        assertThat(effect.lose()).as("people who lose").isEqualTo(lose);
    }

    /** It was required and is open; now it is gone, or optional. */
    private static boolean loses(String line, List<String> after) {
        String content = line.split(" ")[0];
        return line.contains(" required ")
                && !line.contains("COMPLETED")
                && !line.contains("EXPIRED")
                && after.stream().noneMatch(a -> a.split(" ")[0].equals(content) && a.contains(" required "));
    }

    private static Set<String> contents(List<String> lines) {
        Set<String> out = new HashSet<>();
        lines.forEach(l -> out.add(l.split(" ")[0]));
        return out;
    }

    private void assign() {
        List<Integer> people = some(model.people.keySet(), 4);
        List<Integer> contents = some(model.contents.keySet(), 2);
        if (people.isEmpty() || contents.isEmpty()) {
            return;
        }
        LocalDate due = random.nextBoolean()
                ? null
                : LocalDate.ofInstant(clock.instant(), ZoneId.of("Pacific/Kiritimati"))
                        .plusDays(random.nextInt(30));
        told("by hand: %s to %s, due %s", contents, people, due);
        AssignRequest request = new AssignRequest(contents, people, due, null, null, null, null);
        String tables = tables();
        AssignEffect preview = assignments.preview(ADMIN, request);
        assertThat(tables()).as("a preview writes nothing").isEqualTo(tables);
        String held = held();
        oneEntryWithALineEach(() -> assertThat(assignments.assign(ADMIN, request))
                .as("preview = effect")
                .isEqualTo(preview));
        if (isUndone(held)) {
            return;
        }
        people.forEach(p -> contents.forEach(c -> model.assign(new ReferenceModel.Key(p, c), due)));
        unchangedBy(
                () -> assertThat(assignments.assign(ADMIN, request).assigned()).isEmpty(), due == null);
    }

    private void remove() {
        int content = any(model.contents.keySet());
        List<Integer> people = some(model.people.keySet(), 3);
        if (people.isEmpty()) {
            return;
        }
        told("removed by hand: %d from %s", content, people);
        List<Removals.One> preview = removals.preview(ADMIN, content, people);
        String held = held();
        oneEntryWithALineEach(() -> assertThat(removals.remove(ADMIN, content, people, null))
                .as("preview = effect")
                .isEqualTo(preview));
        if (isUndone(held)) {
            return;
        }
        for (Removals.One one : preview) {
            boolean removed = model.remove(new ReferenceModel.Key(one.personId(), content));
            assertThat(one.removed()).as(one.message()).isEqualTo(removed);
        }
        unchangedBy(
                () -> assertThat(removals.remove(ADMIN, content, people, null)).noneMatch(Removals.One::removed), true);
    }

    private void due() {
        List<ReferenceModel.Key> keys =
                model.assignments.keySet().stream().filter(model::required).toList();
        if (keys.isEmpty()) {
            return;
        }
        ReferenceModel.Key k = any(keys);
        LocalDate on = random.nextInt(3) == 0
                ? null
                : model.today(model.people.get(k.person())).plusDays(random.nextInt(40));
        told("due by hand: %s on %s", k, on);
        String held = held();
        dueDates.set(ADMIN, k.content(), List.of(k.person()), on, null);
        if (isUndone(held)) {
            return;
        }
        model.assignments.get(k).dueByHand = on;
        model.assignments.get(k).dueSet = clock.instant();
    }

    /** Now and then the act is taken back at once: everything is as before it. */
    private boolean isUndone(String before) {
        boolean somebodyGone = model.people.values().stream().anyMatch(p -> p.deactivated);
        if (held().equals(before) || somebodyGone || random.nextInt(4) != 0) {
            return false;
        }
        told("undone");
        Undos.Undone done = undos.undo(ADMIN, lastEntry());
        assertThat(done.skipped()).isEmpty();
        assertThat(held()).as("as before the act").isEqualTo(before);
        return true;
    }

    private String held() {
        return Arrays.toString(db.fetchSingle("""
            select (select string_agg(s::text, ',' order by s) from source s),
                   (select string_agg(a::text, ',' order by a) from assignment a),
                   (select count(*) from exemption where ended_at is null)""").intoArray());
    }

    /** Mandatory or default for new starters, switched on or off. */
    private void settings() {
        ReferenceModel.Subject c = any(model.contents.values());
        SourceKind kind = random.nextBoolean() ? SourceKind.MANDATORY : SourceKind.NEW_STARTER;
        List<ReferenceModel.Standing> live = model.rules.values().stream()
                .filter(r -> r.live && r.content == c.id && r.kind == kind)
                .toList();
        boolean on = live.isEmpty();
        told("%d %s %s", c.id, kind, on ? "on" : "off");
        UnaryOperator<ContentSettings> change =
                s -> kind == SourceKind.MANDATORY ? s.given(on, s.newStarterDefault()) : s.given(s.mandatory(), on);
        Map<Integer, List<String>> before = everybodysTraining();
        String tables = tables();
        RuleEffect preview =
                contentRules.preview(ADMIN, c.id, change, DueFor.NEW).effect();
        assertThat(tables()).as("a preview writes nothing").isEqualTo(tables);
        RuleEffect effect = contentRules
                .change(ADMIN, c.id, null, change, ContentRules.How.PLAIN)
                .effect();
        assertThat(effect).as("preview = effect").isEqualTo(preview);
        if (on) {
            int id = db.fetchSingle(
                            "select id from rule where content_id = ? and kind = ? and deleted_at is null",
                            c.id,
                            kind.name())
                    .get(0, Integer.class);
            model.rules.put(
                    id,
                    new ReferenceModel.Standing(id, kind, 0, c.id, kind == SourceKind.NEW_STARTER, clock.instant()));
            model.follow(List.of(model.rules.get(id)));
        } else {
            live.forEach(r -> r.live = false);
            model.follow(live);
        }
        gainsAndLossesAreWhatPeopleSee(before, everybodysTraining(), effect);
    }

    private void exempt() {
        ReferenceModel.Key k = new ReferenceModel.Key(any(model.people.keySet()), any(model.contents.keySet()));
        List<Integer> rules = model.rules.values().stream()
                .filter(r -> r.live && r.content == k.content())
                .map(r -> r.id)
                .toList();
        int rule = rules.isEmpty() || random.nextBoolean() ? 0 : any(rules);
        LocalDate until = random.nextBoolean()
                ? null
                : model.today(model.people.get(k.person())).plusDays(random.nextInt(30));
        told("%s exempt from %s until %s", k, rule == 0 ? "it" : "rule " + rule, until);
        oneEntryWithALineEach(() -> exemptions.grant(
                ADMIN,
                k.person(),
                k.content(),
                new Exemptions.Request(rule == 0 ? null : rule, "Medical", null, null, until)));
        model.exempt(k, rule, until);
    }

    private void lift() {
        if (model.exemptions.isEmpty()) {
            return;
        }
        ReferenceModel.Key k = any(model.exemptions.keySet()).key();
        told("%s no longer exempt", k);
        exemptions.lift(ADMIN, k.person(), k.content(), null, null);
        model.lift(k);
    }

    private void dueRule() {
        ReferenceModel.Subject c = any(model.contents.values());
        DueRule due =
                switch (random.nextInt(4)) {
                    case 0 -> null;
                    case 1 -> new DueRule.AfterAssignment(random.nextInt(30));
                    case 2 -> new DueRule.AfterHire(random.nextInt(60), random.nextInt(10));
                    default ->
                        new DueRule.On(model.today(any(model.people.values())).plusDays(random.nextInt(40) - 10));
                };
        DueFor whom = random.nextBoolean() ? DueFor.NEW : DueFor.OPEN;
        told("%d is due %s, %s", c.id, due, whom);
        contentRules.change(
                ADMIN,
                c.id,
                null,
                s -> new ContentSettings(
                        s.title(),
                        s.description(),
                        s.tags(),
                        s.language(),
                        s.validityMonths(),
                        s.renewalWindowDays(),
                        due,
                        s.visibility(),
                        s.assignableBy(),
                        s.mandatory(),
                        s.newStarterDefault()),
                new ContentRules.How(whom, null, null, 0));
        model.due(c, due, whom == DueFor.OPEN);
    }

    /** Somebody goes on with something they have: begins it, or does the next step. */
    private void learn() {
        List<ReferenceModel.Key> keys = model.assignments.keySet().stream()
                .filter(k -> !model.people.get(k.person()).deactivated)
                .filter(k -> model.contents.get(k.content()).active)
                .filter(k -> model.state(k) != Status.COMPLETED)
                .toList();
        if (keys.isEmpty()) {
            return;
        }
        ReferenceModel.Key k = any(keys);
        Actor learner = new Actor(Actor.Kind.PERSON, k.person(), "Learner", AccessLevel.LEARNER, null);
        ReferenceModel.Work w = model.work(k);
        if (w.open == null) {
            told("%s begins", k);
            own.begin(learner, k.content());
            model.begin(k);
            unchangedBy(() -> own.begin(learner, k.content()), true);
            return;
        }
        int step = model.contents.get(k.content()).steps.stream()
                .filter(s -> !w.open.contains(s))
                .findFirst()
                .orElseThrow();
        told("%s does step %d", k, step);
        attempts.complete(learner, k.person(), k.content(), 0, step, null);
        model.complete(k, step);
    }

    private void archive() {
        ReferenceModel.Subject c = any(model.contents.values());
        told("%d %s", c.id, c.active ? "archived" : "active again");
        if (c.active) {
            contents.archive(ADMIN, c.id, null);
        } else {
            contents.activate(ADMIN, c.id, null);
        }
        c.active = !c.active;
    }

    private void rename() {
        ReferenceModel.Crowd g = any(model.groups.values());
        g.name = g.name + "x";
        told("renamed: %s", g.name);
        groups.change(ADMIN, g.id, new Groups.Edit(g.name, null, null, null));
    }

    /** What waits is worked off before the day ends, as it would be within seconds. */
    private void days() {
        quiesce();
        int days = 1 + random.nextInt(25);
        told("%d days pass", days);
        clock.advance(Duration.ofHours(days * 24L + random.nextInt(24)));
        model.now = clock.instant();
        reassess.dated();
        model.quiesce();
        bothSayTheSame();
    }

    // ---- what must hold ----------------------------------------------------------------------------------------

    private void quiesce() {
        told("-- quiet");
        reassess.workOff();
        model.quiesce();
        assertThat(reassess.pending()).isZero();
        bothSayTheSame();
        if (random.nextInt(6) == 0) {
            twiceIsOnce();
        }
    }

    /** Invariants 1, 2, 4, 7: sources, one assignment each, status, due date, of everybody. */
    private void bothSayTheSame() {
        Map<Integer, List<String>> real = everybodysTraining();
        model.people
                .keySet()
                .forEach(p -> assertThat(real.get(p))
                        .as("training of %d", p)
                        .containsExactlyInAnyOrderElementsOf(model.training(p)));
        Set<String> completions =
                new HashSet<>(db.fetch("select md5(c::text) from completion c").getValues(0, String.class));
        assertThat(completions).as("completions only grow").containsAll(completionsSeen);
        completionsSeen.addAll(completions);
    }

    /** Invariants 5 and 6: working off again, and deciding everything anew, finds nothing to do. */
    private void twiceIsOnce() {
        String before = tables();
        reassess.workOff();
        reassess.everything();
        assertThat(tables()).as("everything recomputed").isEqualTo(before);
    }

    /** Invariant 11, for an act by hand on sources. */
    private void oneEntryWithALineEach(Runnable act) {
        long last = lastEntry();
        Set<String> before = pairs();
        act.run();
        Set<String> changed = new TreeSet<>(pairs());
        Set<String> gone = new TreeSet<>(before);
        gone.removeAll(changed);
        changed.removeAll(before);
        changed.addAll(gone);
        Set<String> touched = new TreeSet<>();
        changed.forEach(s -> touched.add(s.substring(0, s.indexOf(' '))));
        var lines = db.fetch("select content_id || '/' || person_id from audit_line where entry_id > ?", last)
                .getValues(0, String.class);
        assertThat(lines).as("a line each").doesNotHaveDuplicates();
        assertThat(new TreeSet<>(lines)).as("lines = what was touched").containsAll(touched);
        assertThat(db.fetchCount(org.jooq.impl.DSL.table("audit_entry"), org.jooq.impl.DSL.condition("id > ?", last)))
                .as("one entry, or none where nothing changed")
                .isEqualTo(lines.isEmpty() ? 0 : 1);
    }

    private void unchangedBy(Runnable again, boolean expectNothing) {
        String before = expectNothing ? tables() : "";
        again.run();
        if (expectNothing) {
            assertThat(tables()).as("twice is once").isEqualTo(before);
        }
    }

    private Set<String> pairs() {
        return new HashSet<>(db.fetch(
                        "select content_id || '/' || person_id || ' ' || rule_id || ' ' || coalesce(due_on::text, '-') from source")
                .getValues(0, String.class));
    }

    private long lastEntry() {
        return db.fetchSingle("select coalesce(max(id), 0) from audit_entry").get(0, Long.class);
    }

    private String tables() {
        return Arrays.toString(db.fetchSingle("""
            select (select md5(string_agg(s::text, ',' order by s)) from source s),
                   (select md5(string_agg(a::text, ',' order by a)) from assignment a),
                   (select md5(string_agg(m::text, ',' order by m)) from group_member m),
                   (select count(*) from rule), (select count(*) from audit_line),
                   (select count(*) from audit_entry), (select count(*) from source_past),
                   (select count(*) from assignment_past), (select count(*) from attempt),
                   (select count(*) from reassess)""").intoArray());
    }

    private Map<Integer, List<String>> everybodysTraining() {
        Map<Integer, List<String>> out = new java.util.TreeMap<>();
        model.people
                .keySet()
                .forEach(p -> out.put(
                        p,
                        training.ofPerson(p).stream().map(HistoriesTest::line).toList()));
        return out;
    }

    private static String line(Training t) {
        List<String> sources = t.sources().stream()
                .map(s -> s.label() + " " + s.due() + (s.kept() ? " kept" : ""))
                .sorted()
                .toList();
        return "%d %s %s due %s%s%s %d%% [%s]"
                .formatted(
                        t.content().id(),
                        t.status(),
                        t.required() ? "required" : "optional",
                        t.dueOn(),
                        t.dueLifted() ? " lifted" : "",
                        t.dueByHand() ? " by hand" : "",
                        t.progress(),
                        String.join(", ", sources));
    }

    // ---- chance ------------------------------------------------------------------------------------------------

    private List<ReferenceModel.Crowd> fixed() {
        return model.groups.values().stream().filter(g -> g.matches == null).toList();
    }

    private <T> T any(Collection<T> all) {
        return List.copyOf(all).get(random.nextInt(all.size()));
    }

    private <T> List<T> some(Collection<T> all, int most) {
        List<T> out = new ArrayList<>();
        int n = random.nextInt(most + 1);
        for (int i = 0; i < n; i++) {
            T one = any(all);
            if (!out.contains(one)) {
                out.add(one);
            }
        }
        return out;
    }

    private void told(String what, Object... with) {
        told.add(what.formatted(with));
    }
}
