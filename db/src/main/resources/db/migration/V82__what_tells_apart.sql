-- A username that is a word, or a number of digits alone, is in too many texts, too: both are replaced only where they stand in
-- quotation marks, are called an employee number, or stand beside the id.
create or replace function erasure_pattern(id int) returns text language sql stable as $$
  with said as (
    select given_name as given, family_name as family, username, email, employee_number as number from public.person p where p.id = $1
    union
    select given_name, family_name, username, email, employee_number from public.person_was w where w.id = $1
    union
    select v ->> 'givenName', v ->> 'familyName', v ->> 'username', v ->> 'email', v ->> 'employeeNumber'
    from public.audit_line l, unnest(array[l.before, l.after]) v
    where l.person_id = $1 and l.content_id = 0 and jsonb_typeof(v) = 'object'),
  names as (
    select distinct g.given || x.between || f.family as name
    from (select distinct given from said where given <> '') g, (select distinct family from said where family <> '') f, (values (' '), (', ')) x(between)
    union
    select distinct f.family || x.between || g.given
    from (select distinct given from said where given <> '') g, (select distinct family from said where family <> '') f, (values (' '), (', ')) x(between)
    union
    select distinct person_name from public.completion where person_id = $1 and person_name like '% %'),
  numbers as (select distinct n from said, unnest(array[username, number, email]) n where n <> ''),
  strings as (
    select name as s, false as quoted from names
    union
    select n, not (n ~ '[A-Za-z]' and n ~ '[0-9@._-]' and length(n) >= 5) from numbers),
  escaped as (
    select quoted, length(s) as n, regexp_replace(regexp_replace(s, '([].*+?^{}()|\\$[])', '\\\1', 'g'), '\s+', '\\s+', 'g') as s
    from strings)
  select string_agg(case when quoted then '(?<=“)' || s || '(?=”)|(?<=employee number )' || s || '(?!\w)' else '(?<!\w)' || s || '(?!\w)' end, '|' order by n desc, s) from escaped
$$;
