package dev.muster.privacy;

import dev.muster.shared.PersonName;
import java.util.List;

/** What is known of one person, by section: the columns are called as people read them. */
final class EverythingSql {
    /**
     * One table of the file.
     *
     * @param file its name, without ending
     * @param said what it is, in a sentence
     * @param sql of the person {@code :id}
     */
    record Section(String file, String title, String said, String sql) {}

    private static final String CONTENT = "(select t.title from content t where t.id = %s.content_id)";

    static final List<Section> ALL = List.of(
            new Section("person", "Person", "The record as it is now.", """
                    select p.id as "Id", p.given_name as "Given name", p.family_name as "Family name", p.username as "Username",
                      p.email as "E-mail", p.employee_number as "Employee number", p.hired_on as "Hired on", p.leaves_on as "Leaves on",
                      (select {manager} from person m where m.id = p.manager_id) as "Manager",
                      p.language as "Language", p.time_zone as "Time zone", p.status as "Status", p.status_since as "Status since",
                      p.leave_from as "Leave from", p.leave_until as "Leave until", p.earlier_leaves::text as "Earlier leaves",
                      p.access_level as "Access level", p.access_until as "Access until", p.scope::text as "Scope",
                      p.created_at as "Added at"
                    from person p where p.id = :id""".replace("{manager}", PersonName.sql("m"))),
            new Section(
                    "person-before",
                    "Person before",
                    "What the record said before it was changed, from when to when.",
                    """
                    select p.valid_from as "From", p.valid_to as "To", p.given_name as "Given name", p.family_name as "Family name",
                      p.username as "Username", p.email as "E-mail", p.employee_number as "Employee number", p.hired_on as "Hired on",
                      p.leaves_on as "Leaves on", p.manager_id as "Id of the manager", p.language as "Language", p.time_zone as "Time zone",
                      p.status as "Status", p.leave_from as "Leave from", p.leave_until as "Leave until", p.access_level as "Access level"
                    from person_was p where p.id = :id order by p.valid_from"""),
            new Section("statuses", "Statuses", "Active, on leave, deactivated: from when to when.", """
                    select s.status as "Status", s.valid_from as "From", s.valid_to as "To" from person_status_past s
                    where s.person_id = :id order by s.valid_from"""),
            new Section("attributes", "Attributes", "Location, job and the like, now and before.", """
                    select v.attribute as "Attribute", v.name as "Value", h.since as "From", h.until as "To"
                    from (select value_id, since, null::timestamptz as until from person_value where person_id = :id
                          union all select value_id, valid_from, valid_to from person_value_past where person_id = :id) h
                    join attribute_value v on v.id = h.value_id order by h.since, v.attribute, v.name"""),
            new Section("groups", "Groups", "Membership of groups, now and before.", """
                    select g.name as "Group", h.since as "From", h.until as "To"
                    from (select group_id, since, null::timestamptz as until from group_member where person_id = :id
                          union all select group_id, valid_from, valid_to from group_member_past where person_id = :id) h
                    join people_group g on g.id = h.group_id order by h.since, g.name"""),
            new Section("training", "Training", "What is assigned, and how it stands.", """
                    select {content} as "Training", a.required as "Required", (array['Not Started', 'In Progress', 'Completed'])[a.state + 1] as "State",
                      a.progress as "Progress", a.score as "Score", a.version as "Version", a.assigned_at as "Assigned at", a.due_on as "Due on",
                      a.due_by_hand as "Due by hand", a.started_at as "Started at", a.completed_at as "Completed at", a.expires_on as "Valid to"
                    from assignment a where a.person_id = :id order by a.assigned_at, a.content_id""".replace(
                            "{content}", CONTENT.formatted("a"))),
            new Section("training-before", "Training that was removed", "What was assigned once.", """
                    select {content} as "Training", a.assigned_at as "Assigned at", a.removed_at as "Removed at", a.due_on as "Due on"
                    from assignment_past a where a.person_id = :id order by a.removed_at""".replace(
                            "{content}", CONTENT.formatted("a"))),
            new Section("reasons", "Reasons for training", "Why it is or was assigned, and since when.", """
                    select {content} as "Training", case s.rule_id when 0 then 'Individual' when -1 then 'Self-enrolled'
                        else (select coalesce(r.name, r.kind) from rule r where r.id = s.rule_id) end as "Reason",
                      s.since as "From", s.until as "To", s.due_on as "Due on"
                    from (select content_id, rule_id, since, null::timestamptz as until, due_on from source where person_id = :id
                          union all select content_id, rule_id, valid_from, valid_to, due_on from source_past where person_id = :id) s
                    order by s.since, s.content_id""".replace(
                            "{content}", CONTENT.formatted("s"))),
            new Section("attempts", "Attempts", "Each run through a course.", """
                    select a.id as "Attempt", {content} as "Course", a.started_at as "Started at", a.ended_at as "Ended at", a.ended_as as "Ended as"
                    from attempt a where a.person_id = :id order by a.started_at, a.id""".replace(
                            "{content}", CONTENT.formatted("a"))),
            new Section(
                    "answers",
                    "Steps and answers",
                    "What was done in each step, with the answers chosen: numbers of options, from 0.",
                    """
                    select a.id as "Attempt", {content} as "Course", (select s.title from step s where s.content_id = a.content_id
                        and s.step_id = p.step_id order by s.version desc limit 1) as "Step", p.done_at as "Done at", p.answers::text as "Answers",
                      p.correct as "Correct", p.of as "Of", p.tries as "Tries"
                    from attempt a join step_progress p on p.attempt_id = a.id where a.person_id = :id
                    order by a.id, p.step_id""".replace("{content}", CONTENT.formatted("a"))),
            new Section(
                    "completions", "Completions", "The record of what was completed; voided ones say so.", """
                    select c.id as "Completion", {content} as "Training", c.version as "Version", c.completed_at as "Completed at", c.score as "Score",
                      c.expires_on as "Valid to", c.origin as "Origin", c.evidence as "Evidence", c.person_name as "Name then",
                      c.person_role as "Job then", c.recorded_at as "Recorded at", v.voided_at as "Voided at", v.reason as "Voided because"
                    from completion c left join completion_void v on v.completion_id = c.id
                    where c.person_id = :id order by c.completed_at, c.id""".replace(
                                    "{content}", CONTENT.formatted("c"))),
            new Section("exemptions", "Exemptions", "What they are or were exempt from, and why.", """
                    select {content} as "Training", e.type as "Type", e.reason as "Reason", e.approved_by as "Approved by", e.since as "From",
                      e.until_on as "Until", e.ended_at as "Ended at"
                    from exemption e where e.person_id = :id order by e.since, e.id""".replace(
                            "{content}", CONTENT.formatted("e"))),
            new Section("messages", "Messages", "E-mails to them.", """
                    select m.made_at as "Made at", m.state as "State", m.sent_at as "Sent at", m.address as "Address", m.subject as "Subject", m.body as "Text"
                    from mail m where m.person_id = :id order by m.id"""),
            new Section(
                    "told",
                    "What they were told, and what was told of them",
                    "Each thing to tell, whether by e-mail or in person.",
                    """
                    select n.queued_at as "At", n.kind as "Kind", {content} as "Training", n.message as "Message", n.state as "State", n.told_at as "Told at",
                      n.told_by as "Told by", case when n.about_id = :id then 'about them' else 'to them' end as "Whom"
                    from notice n where n.person_id = :id or n.about_id = :id order by n.id""".replace("{content}", CONTENT.formatted("n"))),
            new Section("sign-in", "Ways to sign in", "Passwords and codes themselves are kept as hashes only.", """
                    select w.what as "What", w.made as "Made at", w.used as "Last used at", w.until as "Until", w.ended as "Revoked at"
                    from (select 'Password' as what, changed_at as made, null::timestamptz as used, null::timestamptz as until, null::timestamptz as ended
                            from credential where person_id = :id
                          union all select 'Sign-in code', created_at, used_at, expires_at, revoked_at from sign_in_code where person_id = :id
                          union all select 'Token “' || name || '”', created_at, used_at, expires_at, revoked_at from token where person_id = :id
                          union all select 'Session', to_timestamp(creation_time / 1000.0), to_timestamp(last_access_time / 1000.0),
                            to_timestamp(expiry_time / 1000.0), null from spring_session where principal_name = (:id)::text) w order by w.made"""),
            new Section(
                    "log",
                    "Audit log",
                    "What they did, and what was done about them, sign-ins among it.",
                    """
                    select e.id as "Entry", e.at as "At", e.action as "Action", e.actor_name as "By", {content} as "Content", e.note as "Note",
                      e.approved_by as "Approved by", case when e.people <= 1 or e.actor_id = :id then e.detail::text end as "Detail",
                      l.before::text as "Before", l.after::text as "After"
                    from audit_entry e left join audit_line l on l.entry_id = e.id and l.at = e.at and l.person_id = :id
                    where e.actor_id = :id or e.id in (select entry_id from audit_line where person_id = :id)
                    order by e.id""".replace(
                                    "{content}",
                                    "(select t.title from content t where t.id = coalesce(nullif(l.content_id, 0), e.content_id))")),
            new Section(
                    "files", "Files", "Files that they uploaded; those that are kept lie in the folder files.", """
                    select f.id as "File", f.name as "Name", f.media_type as "Type", f.size as "Bytes", f.uploaded_at as "Uploaded at"
                    from file f where f.uploaded_by = :id order by f.id"""),
            new Section(
                    "downloads",
                    "Downloads",
                    "Files made for them that are still kept. They may hold data of others, and are not in here.",
                    """
                    select d.name as "Name", d.size as "Bytes", d.made_at as "Made at", d.kept_until as "Kept until"
                    from download d where d.person_id = :id order by d.id"""),
            new Section("holds", "Holds", "What forbids to erase them.", """
                    select h.reason as "Reason", h.placed_at as "Placed at" from hold h
                    where h.id in (select hold_id from held_person where person_id = :id) order by h.id"""));

    private EverythingSql() {}
}
