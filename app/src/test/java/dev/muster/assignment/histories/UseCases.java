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
import dev.muster.audience.Scopes;
import dev.muster.audience.groups.Groups;
import dev.muster.audit.Seals;
import dev.muster.learning.Attempts;
import dev.muster.library.Contents;
import dev.muster.library.drafts.Courses;
import dev.muster.library.drafts.Drafts;
import dev.muster.library.drafts.ModuleDrafts;
import dev.muster.library.drafts.Modules;
import dev.muster.notification.SendMail;
import dev.muster.people.Persons;
import dev.muster.people.StatusDates;
import dev.muster.reporting.ComplianceNamesGrid;
import dev.muster.reporting.Compliances;
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
public final class UseCases {
    @Autowired
    public DSLContext db;

    @Autowired
    public SwitchableDataSource database;

    @Autowired
    public TransactionTemplate transaction;

    @Autowired
    public TestClock clock;

    @Autowired
    public Settings settings;

    @Autowired
    public SettingsChange settingsChange;

    @Autowired
    public Persons persons;

    @Autowired
    public StatusDates statusDates;

    @Autowired
    public Groups groups;

    @Autowired
    public Scopes scopes;

    @Autowired
    public Courses courses;

    @Autowired
    public Contents contents;

    @Autowired
    public Drafts drafts;

    @Autowired
    public GroupContents groupContents;

    @Autowired
    public ContentRules contentRules;

    @Autowired
    public Automations automations;

    @Autowired
    public Visibility visibility;

    @Autowired
    public Assignments assignments;

    @Autowired
    public Modules modules;

    @Autowired
    public ModuleDrafts moduleDrafts;

    @Autowired
    public Publishings publishings;

    @Autowired
    public AutowireCapableBeanFactory factory;

    @Autowired
    public Reassignments reassignments;

    @Autowired
    public Removals removals;

    @Autowired
    public DueDates dueDates;

    @Autowired
    public Exemptions exemptions;

    @Autowired
    public Undos undos;

    @Autowired
    public OwnTraining own;

    @Autowired
    public Attempts attempts;

    @Autowired
    public Records records;

    @Autowired
    public TrainingGrid training;

    @Autowired
    public AssignmentsGrid grid;

    @Autowired
    public CatalogGrid catalog;

    @Autowired
    public Reassess reassess;

    @Autowired
    public CoursesRunOut coursesRunOut;

    @Autowired
    public Drift drift;

    @Autowired
    public Compliances compliances;

    @Autowired
    public ComplianceNamesGrid complianceNames;

    @Autowired
    public SendMail mail;

    @Autowired
    public Seals seals;

    /** Brings what assignments show in line once more. */
    public void followAgain() {
        factory.createBean(Refreshed.class).everybody(db);
    }

    /** The one row of a query, as text. */
    public String row(String sql) {
        return Arrays.toString(db.fetchSingle(sql).intoArray());
    }
}
