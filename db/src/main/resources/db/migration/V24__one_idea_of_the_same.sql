-- Two texts are the same where same_key says so; a search finds where found_key holds found_key of each word.
-- Their twins in Java are Same and Found; a test over all of Unicode's first plane holds them together.

create function same_key(t text) returns text language sql immutable strict parallel safe as $$
  select lower(upper(normalize(btrim(regexp_replace(translate(t,
      E'\t\n\u000B\f\r\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\u00AD\u034F\u061C\u180E\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206A\u206B\u206C\u206D\u206E\u206F\uFEFF',
      '                        '), ' {2,}', ' ', 'g'), ' '), nfc) collate pg_c_utf8) collate pg_c_utf8)
$$;
comment on function same_key is 'Without zero-width characters, one plain blank for every run of blanks, none at the ends, NFC, without regard to case';

create function found_key(t text) returns text language sql immutable strict parallel safe as $$
  select btrim(regexp_replace(translate(
      replace(replace(replace(replace(lower(upper(regexp_replace(normalize(translate(t,
        E'’‘‛ʼʻ´`＇′ʹ‐‑‒–—―−﹣－\u00AD\u034F\u061C\u180E\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206A\u206B\u206C\u206D\u206E\u206F\uFEFF',
        E'\'\'\'\'\'\'\'\'\'\'---------'), nfkd), E'[\u0300-\u036F\u0591-\u05C7\u064B-\u065F\u0670]', '', 'g')
        collate pg_c_utf8) collate pg_c_utf8), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
      E'’‘‛ʼʻ`′ʹ‐‑‒–—―−øłđðħŧ\t\n\u000B\f\r\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000',
      E'\'\'\'\'\'\'\'\'-------olddht                        '), ' {2,}', ' ', 'g'), ' ')
$$;
comment on function found_key is 'same_key without accents, with plain apostrophes and hyphens, and letters as they are typed on a plain keyboard';

-- What is there already is cleaned like what will come.
create function clean_text(t text) returns text language sql immutable strict as $$
  select normalize(btrim(regexp_replace(translate(t,
      E'\t\n\u000B\f\r\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\u00AD\u061C\u200B\u200E\u200F\u2060\uFEFF',
      '                        '), ' {2,}', ' ', 'g'), ' '), nfc)
$$;

drop index attribute_value_name, person_username, person_email, person_employee_number, people_group_name;

update person set
  given_name = coalesce(nullif(clean_text(given_name), ''), given_name),
  family_name = coalesce(nullif(clean_text(family_name), ''), family_name),
  username = coalesce(nullif(clean_text(username), ''), username),
  email = nullif(clean_text(email), ''),
  employee_number = nullif(clean_text(employee_number), '')
where (given_name, family_name, username) <> (clean_text(given_name), clean_text(family_name), clean_text(username))
  or email <> clean_text(email) or employee_number <> clean_text(employee_number);
update attribute_value set name = clean_text(name) where name <> clean_text(name) and clean_text(name) <> '';
update people_group set name = clean_text(name) where name <> clean_text(name) and clean_text(name) <> '';
update content set title = clean_text(title) where title <> clean_text(title) and clean_text(title) <> '';
update rule set name = clean_text(name) where name <> clean_text(name) and clean_text(name) <> '';

-- Values that are the same become the oldest one of them. Audiences name values by name, so they follow by themselves.
do $$
declare d record;
begin
  for d in
    select v.id, k.id as keep, v.parent_id, v.region_id, v.brand_id, v.franchise_id
    from attribute_value v
    join (select attribute, same_key(name) as name, min(id) as id from attribute_value group by 1, 2 having count(*) > 1) k
      on k.attribute = v.attribute and k.name = same_key(v.name) and k.id <> v.id
    order by v.id
  loop
    raise warning 'Value % is the same as value %: merged', d.id, d.keep;
    insert into person_value select person_id, d.keep, since from person_value where value_id = d.id on conflict do nothing;
    insert into person_value_past select person_id, d.keep, valid_from, valid_to from person_value_past where value_id = d.id
      on conflict do nothing;
    delete from person_value where value_id = d.id;
    delete from person_value_past where value_id = d.id;
    update attribute_value set parent_id = nullif(d.keep, id) where parent_id = d.id;
    update attribute_value set region_id = d.keep where region_id = d.id;
    update attribute_value set brand_id = d.keep where brand_id = d.id;
    update attribute_value set franchise_id = d.keep where franchise_id = d.id;
    update attribute_value set parent_id = coalesce(parent_id, nullif(d.parent_id, d.keep)),
      region_id = coalesce(region_id, d.region_id), brand_id = coalesce(brand_id, d.brand_id),
      franchise_id = coalesce(franchise_id, d.franchise_id) where id = d.keep;
    delete from attribute_value where id = d.id;
  end loop;
end $$;

-- Of people with the same username, number or address the first keeps it. The others' username and number get a mark that
-- can be seen and mended; a shared address stays with the first alone.
do $$
declare d record;
begin
  for d in select id, username, row_number() over (partition by same_key(username) order by id) as n from person loop
    if d.n > 1 then
      raise warning 'Person %: the username "%" is somebody else''s; now "%.%"', d.id, d.username, d.username, d.id;
      update person set username = username || '.' || id where id = d.id;
    end if;
  end loop;
  for d in select id, employee_number as x, row_number() over (partition by same_key(employee_number) order by id) as n
    from person where employee_number is not null loop
    if d.n > 1 then
      raise warning 'Person %: the employee number "%" is somebody else''s; now "% (%)"', d.id, d.x, d.x, d.id;
      update person set employee_number = employee_number || ' (' || id || ')' where id = d.id;
    end if;
  end loop;
  for d in select id, email, row_number() over (partition by same_key(email) order by id) as n
    from person where email is not null loop
    if d.n > 1 then
      raise warning 'Person %: the address "%" is somebody else''s; taken away', d.id, d.email;
      update person set email = null where id = d.id;
    end if;
  end loop;
  for d in select id, name, row_number() over (partition by same_key(name) order by id) as n
    from people_group where deleted_at is null loop
    if d.n > 1 then
      raise warning 'Group %: there is another named "%"; now "% (%)"', d.id, d.name, d.name, d.id;
      update people_group set name = name || ' (' || id || ')' where id = d.id;
    end if;
  end loop;
end $$;
drop function clean_text;

create unique index attribute_value_name on attribute_value (attribute, same_key(name));
create unique index person_username on person (same_key(username));
create unique index person_email on person (same_key(email)) where email is not null;
create unique index person_employee_number on person (same_key(employee_number)) where employee_number is not null;
create unique index people_group_name on people_group (same_key(name)) where deleted_at is null;
