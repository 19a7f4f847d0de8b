package dev.muster.web.audit;

import java.util.Map;

/** The log's actions in words; docs/glossary.md lists them all. */
public final class AuditWords {
    private static final String UNDO = "undo.";
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("assignment.assign", "Assigned"),
            Map.entry("assignment.reassign", "Reassigned"),
            Map.entry("undo.assignment-reassign", "Undid a reassignment"),
            Map.entry("assignment.remove", "Removed an assignment"),
            Map.entry("assignment.due", "Changed a due date"),
            Map.entry("assignment.remind", "Reminded"),
            Map.entry("message.text", "Changed the text of a message"),
            Map.entry("message.again", "Sent a message again"),
            Map.entry("message.told", "Told in person"),
            Map.entry("undo.assignment-assign", "Undid an assignment"),
            Map.entry("undo.assignment-remove", "Undid a removal"),
            Map.entry("undo.assignment-due", "Undid a changed due date"),
            Map.entry("undo.group-content", "Undid a change of a group's training"),
            Map.entry("undo.group-audience", "Undid a change of a group's rules"),
            Map.entry("undo.group-members", "Undid a change of members"),
            Map.entry("undo.course-change", "Undid a change of settings"),
            Map.entry("exemption.grant", "Exempted"),
            Map.entry("exemption.lift", "Lifted an exemption"),
            Map.entry("course.change", "Changed a course's settings"),
            Map.entry("course.create", "Made a course"),
            Map.entry("course.edit", "Changed a course's draft"),
            Map.entry("course.publish", "Published a course"),
            Map.entry("course.archive", "Archived a course"),
            Map.entry("course.activate", "Activated a course"),
            Map.entry("module.create", "Made a module"),
            Map.entry("module.change", "Changed a module's settings"),
            Map.entry("module.edit", "Changed a module's draft"),
            Map.entry("module.publish", "Published a module"),
            Map.entry("module.archive", "Archived a module"),
            Map.entry("module.activate", "Activated a module"),
            Map.entry("undo.module-change", "Undid a change of settings"),
            Map.entry("rules.apply", "Rules applied"),
            Map.entry("automation.create", "Made an automation"),
            Map.entry("automation.change", "Changed an automation"),
            Map.entry("automation.enable", "Switched an automation on"),
            Map.entry("automation.disable", "Switched an automation off"),
            Map.entry("automation.delete", "Deleted an automation"),
            Map.entry("automation.include", "Included people left out of an automation"),
            Map.entry("automation.start", "An automation started"),
            Map.entry("automation.end", "An automation ended"),
            Map.entry("undo.automation-create", "Undid a new automation"),
            Map.entry("undo.automation-change", "Undid a change of an automation"),
            Map.entry("undo.automation-enable", "Undid switching an automation on"),
            Map.entry("undo.automation-disable", "Undid switching an automation off"),
            Map.entry("undo.automation-delete", "Undid deleting an automation"),
            Map.entry("undo.automation-include", "Undid including people"),
            Map.entry("group.content", "Changed a group's training"),
            Map.entry("learning.begin", "Began"),
            Map.entry("learning.complete", "Completed"),
            Map.entry("learning.enrol", "Took up from the catalog"),
            Map.entry("learning.stop", "Stopped"),
            Map.entry("learning.record", "Recorded a completion made elsewhere"),
            Map.entry("learning.void", "Voided a completion"),
            Map.entry("person.create", "Added a person"),
            Map.entry("person.change", "Changed a person"),
            Map.entry("person.deactivate", "Deactivated"),
            Map.entry("person.reactivate", "Reactivated"),
            Map.entry("person.leave", "Noted a leave"),
            Map.entry("person.leaving-date", "Deactivated on the leaving date"),
            Map.entry("person.leave-begins", "A leave began"),
            Map.entry("person.leave-ends", "A leave ended"),
            Map.entry("person.erase", "Erased a person"),
            Map.entry("attribute.add", "Added a value to a list"),
            Map.entry("attribute.change", "Changed a value of a list"),
            Map.entry("attribute.merge", "Merged two values of a list"),
            Map.entry("attribute.delete", "Deleted a value of a list"),
            Map.entry("group.create", "Made a group"),
            Map.entry("group.rename", "Renamed a group"),
            Map.entry("group.audience", "Changed a group's conditions"),
            Map.entry("group.members", "Changed a group's members"),
            Map.entry("group.freeze", "Made a static copy of a group"),
            Map.entry("group.delete", "Deleted a group"),
            Map.entry("rules.rule", "Rules applied"),
            Map.entry("learning.credit", "Counted a completion made elsewhere"),
            Map.entry("file.upload", "Uploaded a file"),
            Map.entry("password.set", "Set a first password"),
            Map.entry("password.change", "Changed a password"),
            Map.entry("password.fail", "Gave a wrong password to change it"),
            Map.entry("sign-in.password", "Signed in"),
            Map.entry("sign-in.code", "Signed in with a sign-in code"),
            Map.entry("sign-in.fail", "Failed to sign in"),
            Map.entry("sign-in-code.make", "Made a sign-in code"),
            Map.entry("sign-in-code.use", "Used a sign-in code"),
            Map.entry("sign-in-code.fail", "Tried a wrong sign-in code"),
            Map.entry("token.make", "Made an API token"),
            Map.entry("token.revoke", "Revoked an API token"),
            Map.entry("settings.change", "Changed the settings"),
            Map.entry("people.import", "Imported people"));

    private AuditWords() {}

    /** For example {@code Changed a due date}; an undo says what it takes back. */
    public static String of(String action) {
        String known = WORDS.get(action);
        if (known != null) {
            return known;
        }
        if (action.startsWith(UNDO)) {
            String undone = of(action.substring(UNDO.length()).replaceFirst("-", "."));
            return "Undid: " + Character.toLowerCase(undone.charAt(0)) + undone.substring(1);
        }
        String plain = action.replace('.', ' ').replace('-', ' ').replace('_', ' ');
        return Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    }

    /** Whether the action has words of its own. */
    static boolean hasWords(String action) {
        return WORDS.containsKey(action)
                || action.startsWith(UNDO)
                        && WORDS.containsKey(action.substring(UNDO.length()).replaceFirst("-", "."));
    }
}
