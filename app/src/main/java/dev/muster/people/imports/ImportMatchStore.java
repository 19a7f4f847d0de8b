package dev.muster.people.imports;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Who of the people there are is meant by which row of an HR file, decided for all rows at once by the database. */
@Component
class ImportMatchStore {
    private final DSLContext db;

    ImportMatchStore(DSLContext db) {
        this.db = db;
    }

    /** The later of two rows for one person is rejected; the others have their person, if there is one. */
    void byIdentity(String identity) {
        String column = ImportRowStore.column(identity);
        String cell = "employeeNumber".equals(identity) ? "number" : column;
        db.execute("""
                update import_row r set field = ?, message = format('“%%s” is in line %%s already.', r.%s, f.first)
                from (
                  select line, first_value(line) over (partition by who order by line) as first
                  from import_row where message is null) f
                where f.line = r.line and f.first < r.line""".formatted(cell).replace("%%", "%"), identity);
        db.execute("update import_row r set person_id = p.id from person p where same_key(p." + column
                + ") = r.who and r.message is null");
        if ("employeeNumber".equals(identity)) {
            adopt();
        }
        db.execute("create index on import_row (person_id)");
        db.execute("create index on import_row (username_key)");
        db.execute("analyze import_row");
    }

    /** Rows whose number nobody has take over the person with their username or address who has no number. */
    private void adopt() {
        db.execute("""
                update import_row r set person_id = a.id from (
                  select distinct on (id) line, id from (
                    select distinct on (line) line, id from (
                      select r.line, p.id, 1 as rank from import_row r join person p on same_key(p.username) = r.username_key
                      where r.message is null and r.person_id is null and p.employee_number is null
                      union all
                      select r.line, p.id, 2 from import_row r join person p on same_key(p.email) = r.email_key
                      where r.message is null and r.person_id is null and p.employee_number is null) c
                    order by line, rank) one
                  order by id, line) a
                where a.line = r.line""");
    }

    /** The file still names somebody who was erased: it neither changes the pseudonym nor makes them anew. */
    void refuseErased(String identity) {
        db.execute("""
                with keys as (
                  select r.line, x.which, sha256(k.key || sha256(k.key || convert_to(x.said, 'UTF8'))) as key
                  from import_row r, erasure_key k,
                       lateral (values (1, r.number_key), (2, r.username_key), (3, r.email_key)) x(which, said)
                  where r.message is null and r.person_id is null and x.said is not null),
                erased as (
                  select k.line, e.erased_at
                  from keys k join (
                    select 1 as which, number_key as key, erased_at from erased_person
                    union all select 2, username_key, erased_at from erased_person
                    union all select 3, email_key, erased_at from erased_person) e using (which, key)
                  union all
                  select r.line, e.erased_at from import_row r join erased_person e using (person_id) where r.message is null)
                update import_row r set field = ?, message = 'This person was erased on ' || to_char(e.erased_at, 'YYYY-MM-DD')
                  || '. Take the row out of the file; whoever is employed again is added by hand.'
                from erased e where e.line = r.line""", identity);
    }

    /** Of several rows with one username or address that of its holder has it, else the first. */
    void onceEach(String field) {
        db.execute("""
                update import_row r set field = '%1$s', message = format('“%%s” is in line %%s already.', r.%1$s, f.first)
                from (
                  select d.line, first_value(d.line) over (
                    partition by d.%1$s_key
                    order by coalesce(same_key(p.%1$s) = d.%1$s_key, false) desc, d.line) as first
                  from import_row d left join person p on p.id = d.person_id
                  where d.message is null and d.%1$s_key in (
                    select %1$s_key from import_row where message is null group by 1 having count(*) > 1)) f
                where f.line = r.line and f.first <> r.line""".formatted(field).replace("%%", "%"));
    }

    void refuseNameless() {
        db.execute("""
                update import_row set field = 'givenName',
                  message = 'There is nobody like this yet, and the file has no names to create them with.'
                where message is null and person_id is null and (given_name is null or family_name is null)""");
    }

    /** Rows that have the username or address of somebody else than they mean. */
    void meet() {
        db.execute("drop table if exists pg_temp.import_meeting");
        db.execute("""
                create temp table import_meeting on commit drop as
                select r.line, 'username' as field, p.id as holder, p.employee_number as number
                from import_row r join person p on same_key(p.username) = r.username_key
                where r.message is null and p.id is distinct from r.person_id
                union all
                select r.line, 'email', p.id, p.employee_number
                from import_row r join person p on same_key(p.email) = r.email_key
                where r.message is null and p.id is distinct from r.person_id""");
        db.execute("create index on import_meeting (holder)");
        db.execute("analyze import_meeting");
    }

    /**
     * Whoever has a username or address, and keeps it beside the rows that are taken, is not to lose it to another row.
     *
     * @return how many rows were refused
     */
    int refuseWhatIsKept() {
        return db.execute("""
                with recursive kept(line, field, holder) as (
                  select m.line, m.field, m.holder
                  from import_meeting m join import_row r on r.line = m.line and r.message is null
                  left join import_row h on h.person_id = m.holder and h.message is null
                  where h.line is null or m.field = 'username' and h.username is null
                  union
                  select m.line, m.field, m.holder
                  from kept k join import_row h on h.line = k.line
                  join import_meeting m on m.holder = h.person_id
                  join import_row r on r.line = m.line and r.message is null)
                update import_row r set field = k.field, message = format('“%s” is somebody else''s%s already.',
                    case k.field when 'username' then r.username else r.email end,
                    ' (employee number ' || (select employee_number from person where id = k.holder) || ')')
                from (select distinct on (line) line, field, holder from kept order by line, field, holder) k
                where k.line = r.line""");
    }

    /** Usernames for those who are new and have none: the stem of the name, where it is taken with a number. */
    void giveUsernames() {
        do {
            db.execute("""
                    with want as materialized (
                      select line, stem, row_number() over (partition by stem order by line) as k
                      from import_row where message is null and person_id is null and username is null),
                    stems as materialized (select stem, count(*) as n from want group by stem),
                    taken as materialized (
                      select same_key(username) as u from person where username ~ '[^a-z0-9.]'
                        or regexp_replace(username, '\\.[0-9]+$', '') in (select stem from stems)
                        or username in (select stem from stems)
                      union select username_key from import_row where username_key is not null),
                    near as (select regexp_replace(u, '\\.[0-9]+$', '') as stem, count(*) as n from taken group by 1),
                    names as (
                      select s.stem, i, case i when 1 then s.stem else s.stem || '.' || i end as name
                      from stems s left join near using (stem),
                      generate_series(1, (s.n + coalesce(near.n, 0) + 1)::int) i),
                    free as (
                      select stem, name, row_number() over (partition by stem order by i) as k from names
                      where not exists (select from taken where u = name))
                    update import_row r set username = f.name, username_key = f.name
                    from want w join free f using (stem, k) where r.line = w.line""");
        } while (db.execute("""
                update import_row r set username = null, username_key = null from (
                  select line, row_number() over (partition by username_key order by stem is not null, line) as n
                  from import_row where message is null and username_key is not null) d
                where d.line = r.line and d.n > 1 and r.stem is not null""") > 0);
    }
}
