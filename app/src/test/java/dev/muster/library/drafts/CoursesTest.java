package dev.muster.library.drafts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.library.AssignableBy;
import dev.muster.library.Content;
import dev.muster.library.ContentSettings;
import dev.muster.library.ContentStatus;
import dev.muster.library.Contents;
import dev.muster.library.Course;
import dev.muster.library.LibraryGrid;
import dev.muster.library.Question;
import dev.muster.library.Step;
import dev.muster.library.Version;
import dev.muster.library.files.Files;
import dev.muster.library.files.StoredFile;
import dev.muster.library.rules.Validity;
import dev.muster.library.versions.CourseText;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.DueRule;
import dev.muster.shared.NotAllowed;
import dev.muster.shared.NotThere;
import dev.muster.testing.MusterTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MusterTest
class CoursesTest {
    private static final Actor ADMIN = Actor.system("Test");
    private static final Actor AUTHOR = new Actor(Actor.Kind.PERSON, 7, "Ada Author", AccessLevel.AUTHOR, null);
    private static final Step TEXT = Step.text("Read", "Wash your hands.");
    private static final Step QUIZ =
            Step.quiz("Check", null, List.of(new Question("When?", List.of("Often", "Never"), List.of(0))), 80);

    @Autowired
    Courses courses;

    @Autowired
    Contents contents;

    @Autowired
    Drafts drafts;

    @Autowired
    CourseText texts;

    @Autowired
    LibraryGrid grid;

    @Autowired
    Files files;

    private Course course(String title, Step... steps) {
        return courses.create(AUTHOR, ContentSettings.named(title), List.of(steps));
    }

    @Test
    void aCourseGrowsFromDraftToVersions() {
        Course draft = course("Hygiene", TEXT, QUIZ);
        assertThat(draft.status()).isEqualTo(ContentStatus.DRAFT);
        assertThatThrownBy(() -> texts.newest(draft.id())).isInstanceOf(NotThere.class);

        Course v1 = drafts.publish(AUTHOR, draft.id(), null, " First ", false);
        assertThat(v1.status()).isEqualTo(ContentStatus.ACTIVE);
        assertThat(v1.version()).isEqualTo(1);
        assertThat(v1.hasUnpublishedChanges()).isFalse();
        int read = v1.steps().get(0).id();
        int check = v1.steps().get(1).id();

        drafts.put(AUTHOR, v1.id(), Step.text("Read", "Wash your hands well.").withId(read));
        int added = drafts.add(AUTHOR, v1.id(), Step.acknowledgement("Confirm", "I will."));
        drafts.move(AUTHOR, v1.id(), added, -1);
        assertThat(texts.newest(v1.id()).steps()).isEqualTo(v1.steps());
        assertThat(courses.get(v1.id()).hasUnpublishedChanges()).isTrue();

        Course v2 = drafts.publish(AUTHOR, v1.id(), null, "Better", false);
        assertThat(v2.steps()).extracting(Step::id).containsExactly(read, added, check);
        assertThat(v2.steps()).extracting(Step::changedIn).containsExactly(2, 2, 1);
        assertThat(texts.version(v1.id(), 1).steps()).isEqualTo(v1.steps());
        assertThat(texts.versions(v1.id()))
                .extracting(Version::version, Version::note, Version::publishedBy)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, "Better", "Ada Author"),
                        org.assertj.core.groups.Tuple.tuple(1, "First", "Ada Author"));
    }

    @Test
    void aDraftCanBeThrownAway() {
        Course c = drafts.publish(AUTHOR, course("Draft", TEXT, QUIZ).id(), null, null, false);
        drafts.remove(AUTHOR, c.id(), c.steps().get(0).id());
        drafts.discard(AUTHOR, c.id());
        assertThat(courses.get(c.id()).hasUnpublishedChanges()).isFalse();
    }

    @Test
    void badTextIsRefusedByFieldAndChangesNothing() {
        Course c = course("Strict", TEXT);
        assertThatThrownBy(() ->
                        drafts.replace(AUTHOR, c.id(), null, List.of(TEXT, Step.text("", " "), TEXT.withId(999_999))))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        e -> assertThat(e.errors())
                                .extracting(BadInput.Error::field)
                                .containsExactly("steps[1].title", "steps[1].body", "steps[2].id"));
        assertThat(courses.get(c.id()).draft()).extracting(Step::title).containsExactly("Read");
        assertThatThrownBy(() -> drafts.replace(AUTHOR, c.id(), null, List.of(Step.document("File", null, 4711))))
                .isInstanceOf(BadInput.class);
        drafts.remove(AUTHOR, c.id(), courses.get(c.id()).draft().getFirst().id());
        assertThatThrownBy(() -> drafts.publish(AUTHOR, c.id(), null, null, false))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void aStepOfAnotherCourseIsUnknown() {
        int foreign = course("One", TEXT).draft().getFirst().id();
        Course two = course("Two", TEXT);
        assertThatThrownBy(() -> drafts.replace(AUTHOR, two.id(), null, List.of(TEXT.withId(foreign))))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void settingsChangeWithAGuardAgainstLostEdits() {
        Course c = course("Settings", TEXT);
        Content changed = contents.change(
                ADMIN,
                c.id(),
                c.edits(),
                s -> new ContentSettings(
                        " New title ",
                        "What it is about",
                        List.of("food"),
                        "en",
                        new Validity(12, null, 30, true, 14, 0),
                        new DueRule.AfterHire(30, 7),
                        Audience.of(new Audience.Has(Attribute.ROLE, List.of("Cook"), false)),
                        AssignableBy.ADMINS,
                        false,
                        false,
                        s.certificate(),
                        s.acceptsDocuments(),
                        s.renewWith()));
        assertThat(changed.title()).isEqualTo("New title");
        assertThat(changed.settings().due()).isEqualTo(new DueRule.AfterHire(30, 7));
        assertThat(changed.settings().visibility().all()).hasSize(1);
        assertThatThrownBy(() -> contents.change(ADMIN, c.id(), c.edits(), s -> s.titled("Mine", "")))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> contents.change(ADMIN, c.id(), null, s -> s.titled(" ", "")))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void visibilityIsNotForAuthors() {
        Course c = course("Visible", TEXT);
        assertThatThrownBy(() -> contents.change(
                        AUTHOR,
                        c.id(),
                        null,
                        s -> new ContentSettings(
                                s.title(),
                                "",
                                List.of(),
                                null,
                                Validity.FOR_EVER,
                                null,
                                Audience.of(new Audience.HiredWithin(3)),
                                s.assignableBy(),
                                false,
                                false,
                                s.certificate(),
                                s.acceptsDocuments(),
                                s.renewWith())))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void archivedContentIsShownToNoLearnerAndComesBack() {
        Course c = drafts.publish(AUTHOR, course("Old", TEXT).id(), null, null, false);
        contents.archive(ADMIN, c.id(), null);
        assertThatThrownBy(() -> texts.newest(c.id())).isInstanceOf(NotThere.class);
        assertThatThrownBy(() -> drafts.publish(AUTHOR, c.id(), null, null, false))
                .isInstanceOf(Conflict.class);
        assertThat(texts.version(c.id(), 1).steps()).hasSize(1);
        contents.activate(ADMIN, c.id(), null);
        assertThat(texts.newest(c.id()).version()).isEqualTo(1);
        assertThatThrownBy(() -> contents.activate(ADMIN, course("Never", TEXT).id(), null))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void theListIsSearchedFilteredAndPaged() {
        for (String title : List.of("zz gamma", "ZZ Beta", "zz 100% alpha", "zz alpha")) {
            course(title, TEXT);
        }
        var all = new LibraryGrid.Query("zz", List.of(), false);
        var first = grid.page(all, 3, null);
        var second = grid.page(all, 3, first.nextCursor());
        assertThat(first.items()).extracting(Content::title).containsExactly("zz 100% alpha", "zz alpha", "ZZ Beta");
        assertThat(second.items()).extracting(Content::title).containsExactly("zz gamma");
        assertThat(first.total()).isEqualTo(4);
        assertThat(second.nextCursor()).isNull();
        assertThat(grid.page(new LibraryGrid.Query("zz 100%", List.of(), false), 9, null)
                        .items())
                .hasSize(1);
        assertThat(grid.page(new LibraryGrid.Query("zz", List.of(ContentStatus.ACTIVE), false), 9, null)
                        .items())
                .isEmpty();
        assertThat(grid.page(new LibraryGrid.Query("zz", List.of(), true), 9, null)
                        .items())
                .isEmpty();
    }

    @Test
    void aFileComesBackAsItWasAndFromTheMiddle() throws java.io.IOException {
        byte[] bytes = new byte[700_001];
        new java.util.Random(7).nextBytes(bytes);
        System.arraycopy("%PDF-1.7".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, bytes, 0, 8);
        StoredFile file = files.upload(AUTHOR, "plan.pdf", bytes);
        assertThat(files.bytes(file).contentLength()).isEqualTo(bytes.length);
        assertThat(files.bytes(file).getContentAsByteArray()).isEqualTo(bytes);
        try (var in = files.bytes(file).getInputStream()) {
            in.skipNBytes(600_000);
            assertThat(in.readNBytes(3)).isEqualTo(java.util.Arrays.copyOfRange(bytes, 600_000, 600_003));
        }
    }

    @Test
    void filesAreKnownByTheirContent() throws java.io.IOException {
        StoredFile file =
                files.upload(AUTHOR, "../plan.exe", "Just text".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(file.name()).isEqualTo("plan.txt");
        assertThat(files.bytes(file).getContentAsByteArray()).asString().isEqualTo("Just text");
        assertThatThrownBy(() -> files.upload(AUTHOR, "a.pdf", new byte[] {1, 2, 3}))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> files.upload(AUTHOR, "a.txt", new byte[Files.MOST_BYTES + 1]))
                .isInstanceOf(BadInput.class);

        Course c = course("With file", Step.document("Plan", null, file.id()));
        assertThat(files.coursesWith(file.id())).isEmpty();
        drafts.publish(AUTHOR, c.id(), null, null, false);
        assertThat(files.coursesWith(file.id())).containsExactly(c.id());
    }
}
