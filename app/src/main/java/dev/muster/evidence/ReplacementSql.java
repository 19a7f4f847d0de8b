package dev.muster.evidence;

/** What took a completion's place, as SQL. */
public final class ReplacementSql {
    /**
     * Id of the completion that replaced {@code k}: of one that stands the next one by day, of a voided one the next that
     * was recorded. Null: none. Credits replace nothing.
     */
    public static final String REPLACED_BY = """
            (select n.id from completion n
              where n.person_id = k.person_id and n.content_id = k.content_id and n.credited_from is null
                and not exists (select from completion_void nv where nv.completion_id = n.id)
                and case when exists (select from completion_void kv where kv.completion_id = k.id) then n.id > k.id
                         else (n.completed_at, n.id) > (k.completed_at, k.id) end
              order by case when exists (select from completion_void kv where kv.completion_id = k.id) then n.id end,
                       n.completed_at, n.id
              limit 1)""";

    private ReplacementSql() {}
}
