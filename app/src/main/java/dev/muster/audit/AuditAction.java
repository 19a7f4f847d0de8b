package dev.muster.audit;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be done, as the log tells it. The words stay for as long as entries with them do; docs/glossary.md explains each. */
public enum AuditAction {
    PERSON_CREATE("person.create", "Added a person"),
    PERSON_CHANGE("person.change", "Changed a person"),
    PERSON_DEACTIVATE("person.deactivate", "Deactivated"),
    PERSON_REACTIVATE("person.reactivate", "Reactivated"),
    PERSON_LEAVE("person.leave", "Noted a leave"),
    PERSON_LEAVING_DATE("person.leaving-date", "Deactivated on the leaving date"),
    PERSON_LEAVE_BEGINS("person.leave-begins", "A leave began"),
    PERSON_LEAVE_ENDS("person.leave-ends", "A leave ended"),
    PERSON_EVERYTHING("person.everything", "Took everything about a person"),
    PERSON_ERASE("person.erase", "Erased personal data"),
    RETENTION_APPLY("retention.apply", "Forgot what is kept no longer"),
    HOLD_PLACE("hold.place", "Placed a hold"),
    HOLD_LIFT("hold.lift", "Lifted a hold"),
    PEOPLE_IMPORT("people.import", "Imported people"),
    ATTRIBUTE_ADD("attribute.add", "Added a value to a list"),
    ATTRIBUTE_CHANGE("attribute.change", "Changed a value of a list"),
    ATTRIBUTE_MERGE("attribute.merge", "Merged two values of a list"),
    ATTRIBUTE_DELETE("attribute.delete", "Deleted a value of a list"),

    GROUP_CREATE("group.create", "Made a group"),
    GROUP_RENAME("group.rename", "Renamed a group"),
    GROUP_AUDIENCE("group.audience", "Changed a group's conditions"),
    GROUP_MEMBERS("group.members", "Changed a group's members"),
    GROUP_FREEZE("group.freeze", "Made a static copy of a group"),
    GROUP_DELETE("group.delete", "Deleted a group"),
    GROUP_CONTENT("group.content", "Changed a group's training"),

    AUTOMATION_CREATE("automation.create", "Made an automation"),
    AUTOMATION_CHANGE("automation.change", "Changed an automation"),
    AUTOMATION_ENABLE("automation.enable", "Switched an automation on"),
    AUTOMATION_DISABLE("automation.disable", "Switched an automation off"),
    AUTOMATION_DELETE("automation.delete", "Deleted an automation"),
    AUTOMATION_INCLUDE("automation.include", "Included people left out of an automation"),
    AUTOMATION_START("automation.start", "An automation started"),
    AUTOMATION_END("automation.end", "An automation ended"),
    RULES_APPLY("rules.apply", "Rules applied"),

    ASSIGNMENT_ASSIGN("assignment.assign", "Assigned"),
    ASSIGNMENT_REASSIGN("assignment.reassign", "Reassigned"),
    ASSIGNMENT_REMOVE("assignment.remove", "Removed an assignment"),
    ASSIGNMENT_DUE("assignment.due", "Changed a due date"),
    ASSIGNMENT_REMIND("assignment.remind", "Reminded"),
    EXEMPTION_GRANT("exemption.grant", "Exempted"),
    EXEMPTION_LIFT("exemption.lift", "Lifted an exemption"),

    VIEW_SAVE("view.save", "Saved a view"),
    VIEW_CHANGE("view.change", "Changed a view"),
    VIEW_DELETE("view.delete", "Deleted a view"),
    VIEW_SENDING("view.sending", "Changed to whom a view is sent"),
    VIEW_SEND("view.send", "Sent a view"),
    VIEW_RECEIVE("view.receive", "Ended or began to get a view"),

    COURSE_CREATE("course.create", "Made a course"),
    COURSE_EDIT("course.edit", "Changed a course's draft"),
    COURSE_CHANGE("course.change", "Changed a course's settings"),
    COURSE_PUBLISH("course.publish", "Published a course"),
    COURSE_ARCHIVE("course.archive", "Archived a course"),
    COURSE_ACTIVATE("course.activate", "Activated a course"),
    MODULE_CREATE("module.create", "Made a module"),
    MODULE_EDIT("module.edit", "Changed a module's draft"),
    MODULE_CHANGE("module.change", "Changed a module's settings"),
    MODULE_PUBLISH("module.publish", "Published a module"),
    MODULE_ARCHIVE("module.archive", "Archived a module"),
    MODULE_ACTIVATE("module.activate", "Activated a module"),
    FILE_UPLOAD("file.upload", "Uploaded a file"),

    LEARNING_BEGIN("learning.begin", "Began"),
    LEARNING_COMPLETE("learning.complete", "Completed"),
    LEARNING_ENROL("learning.enrol", "Took up from the catalog"),
    LEARNING_STOP("learning.stop", "Stopped"),
    LEARNING_CREDIT("learning.credit", "Counted a completion made elsewhere"),
    LEARNING_RECORD("learning.record", "Recorded a completion made elsewhere"),
    LEARNING_VOID("learning.void", "Voided a completion"),
    LEARNING_BASELINE("learning.baseline", "Noted the completions that were there"),
    CLAIM_SEND("claim.send", "Sent a certificate from elsewhere"),
    CLAIM_TAKE_BACK("claim.take-back", "Took back a certificate from elsewhere"),
    CLAIM_APPROVE("claim.approve", "Approved a certificate from elsewhere"),
    CLAIM_REFUSE("claim.refuse", "Refused a certificate from elsewhere"),

    CALENDAR_MAKE("calendar.make", "Made an address of a calendar"),
    CALENDAR_OFF("calendar.off", "Switched off the address of a calendar"),
    PASSWORD_SET("password.set", "Set a first password"),
    PASSWORD_CHANGE("password.change", "Changed a password"),
    SIGN_IN_PASSWORD("sign-in.password", "Signed in"),
    SIGN_IN_FAIL("sign-in.fail", "Failed to sign in"),
    SIGN_IN_CODE_MAKE("sign-in-code.make", "Made a sign-in code"),
    SIGN_IN_CODE_USE("sign-in-code.use", "Used a sign-in code"),
    TOKEN_MAKE("token.make", "Made an API token"),
    TOKEN_REVOKE("token.revoke", "Revoked an API token"),

    MESSAGE_TEXT("message.text", "Changed the text of a message"),
    MESSAGE_AGAIN("message.again", "Sent a message again"),
    MESSAGE_CALENDAR("message.calendar", "Queued messages by the calendar"),
    MESSAGE_TOLD("message.told", "Told in person"),
    EVIDENCE_PACK("evidence.pack", "Made an evidence pack"),
    SETTINGS_CHANGE("settings.change", "Changed the settings"),

    UNDO_ASSIGNMENT_ASSIGN(ASSIGNMENT_ASSIGN, "Undid an assignment"),
    UNDO_ASSIGNMENT_REASSIGN(ASSIGNMENT_REASSIGN, "Undid a reassignment"),
    UNDO_ASSIGNMENT_REMOVE(ASSIGNMENT_REMOVE, "Undid a removal"),
    UNDO_ASSIGNMENT_DUE(ASSIGNMENT_DUE, "Undid a changed due date"),
    UNDO_GROUP_CONTENT(GROUP_CONTENT, "Undid a change of a group's training"),
    UNDO_GROUP_AUDIENCE(GROUP_AUDIENCE, "Undid a change of a group's rules"),
    UNDO_GROUP_MEMBERS(GROUP_MEMBERS, "Undid a change of members"),
    UNDO_COURSE_CHANGE(COURSE_CHANGE, "Undid a change of settings"),
    UNDO_MODULE_CHANGE(MODULE_CHANGE, "Undid a change of settings"),
    UNDO_AUTOMATION_CREATE(AUTOMATION_CREATE, "Undid a new automation"),
    UNDO_AUTOMATION_CHANGE(AUTOMATION_CHANGE, "Undid a change of an automation"),
    UNDO_AUTOMATION_ENABLE(AUTOMATION_ENABLE, "Undid switching an automation on"),
    UNDO_AUTOMATION_DISABLE(AUTOMATION_DISABLE, "Undid switching an automation off"),
    UNDO_AUTOMATION_DELETE(AUTOMATION_DELETE, "Undid deleting an automation"),
    UNDO_AUTOMATION_INCLUDE(AUTOMATION_INCLUDE, "Undid including people");

    private static final Map<String, AuditAction> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(AuditAction::word, Function.identity()));

    private final String word;
    private final String label;
    private final @Nullable AuditAction undone;

    AuditAction(String word, String label) {
        this.word = word;
        this.label = label;
        this.undone = null;
    }

    AuditAction(AuditAction undone, String label) {
        this.word = "undo." + undone.word.replace('.', '-');
        this.label = label;
        this.undone = undone;
    }

    /** As entries and the interface have it, for example {@code assignment.due}. */
    public String word() {
        return word;
    }

    /** For people, for example {@code Changed a due date}. */
    public String label() {
        return label;
    }

    /** The act that takes one like this back; empty where none can. */
    public Optional<AuditAction> undoing() {
        return Arrays.stream(values()).filter(a -> a.undone == this).findFirst();
    }

    /** Empty for what a newer or older version of the program may have written. */
    public static Optional<AuditAction> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    /** What an entry's action is called; one that is not known is told by its own word. */
    public static String label(String word) {
        return of(word).map(AuditAction::label).orElseGet(() -> {
            String plain = word.replace('.', ' ').replace('-', ' ');
            return Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
        });
    }
}
