package dev.muster.assignment.histories;

import dev.muster.assignment.Refreshed;
import dev.muster.assignment.byhand.Assignments;
import dev.muster.assignment.byhand.DueDates;
import dev.muster.assignment.byhand.Publishings;
import dev.muster.assignment.byhand.Reassignments;
import dev.muster.assignment.byhand.Records;
import dev.muster.assignment.byhand.Removals;
import dev.muster.assignment.exemption.Exemptions;
import dev.muster.assignment.lists.AssignmentsGrid;
import dev.muster.assignment.lists.TrainingGrid;
import dev.muster.assignment.own.CatalogGrid;
import dev.muster.assignment.own.OwnTraining;
import dev.muster.assignment.own.Visibility;
import dev.muster.assignment.reassess.CoursesRunOut;
import dev.muster.assignment.reassess.Drift;
import dev.muster.assignment.reassess.Reassess;
import dev.muster.assignment.standing.Automations;
import dev.muster.assignment.standing.ContentRules;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.assignment.undo.Undos;
import dev.muster.audience.Groups;
import dev.muster.audience.Scopes;
import dev.muster.audit.Seals;
import dev.muster.learning.Attempts;
import dev.muster.library.Contents;
import dev.muster.library.Courses;
import dev.muster.library.Drafts;
import dev.muster.library.ModuleDrafts;
import dev.muster.library.Modules;
import dev.muster.notification.SendMail;
import dev.muster.people.Persons;
import dev.muster.people.StatusDates;
import dev.muster.settings.Settings;
import dev.muster.settings.SettingsChange;
import dev.muster.testing.SwitchableDataSource;
import dev.muster.testing.TestClock;
import java.util.Arrays;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** The program, as histories use it. */
final class UseCases {
    @Autowired
    DSLContext db;

    @Autowired
    SwitchableDataSource database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @Autowired
    Settings settings;

    @Autowired
    SettingsChange settingsChange;

    @Autowired
    Persons persons;

    @Autowired
    StatusDates statusDates;

    @Autowired
    Groups groups;

    @Autowired
    Scopes scopes;

    @Autowired
    Courses courses;

    @Autowired
    Contents contents;

    @Autowired
    Drafts drafts;

    @Autowired
    GroupContents groupContents;

    @Autowired
    ContentRules contentRules;

    @Autowired
    Automations automations;

    @Autowired
    Visibility visibility;

    @Autowired
    Assignments assignments;

    @Autowired
    Modules modules;

    @Autowired
    ModuleDrafts moduleDrafts;

    @Autowired
    Publishings publishings;

    @Autowired
    AutowireCapableBeanFactory factory;

    @Autowired
    Reassignments reassignments;

    @Autowired
    Removals removals;

    @Autowired
    DueDates dueDates;

    @Autowired
    Exemptions exemptions;

    @Autowired
    Undos undos;

    @Autowired
    OwnTraining own;

    @Autowired
    Attempts attempts;

    @Autowired
    Records records;

    @Autowired
    TrainingGrid training;

    @Autowired
    AssignmentsGrid grid;

    @Autowired
    CatalogGrid catalog;

    @Autowired
    Reassess reassess;

    @Autowired
    CoursesRunOut coursesRunOut;

    @Autowired
    Drift drift;

    @Autowired
    SendMail mail;

    @Autowired
    Seals seals;

    /** Brings what assignments show in line once more. */
    void followAgain() {
        factory.createBean(Refreshed.class).everybody(db);
    }

    /** The one row of a query, as text. */
    String row(String sql) {
        return Arrays.toString(db.fetchSingle(sql).intoArray());
    }
}
