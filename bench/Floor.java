import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What joining a group with courses, and leaving it, writes at least: the rows are known beforehand, nothing is decided.
 * Plain prepared statements, all rows of a table in one, one transaction, the program's own settings.
 */
final class Floor {
    private final Connection db;
    private final int group;
    private final Map<Integer, Integer> rules = new HashMap<>();
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Floor(Connection db, int group, List<String> contents) throws SQLException {
        this.db = db;
        this.group = group;
        try (var s = db.createStatement();
                ResultSet r = s.executeQuery("select content_id, id from rule where group_id = " + group + " and deleted_at is null")) {
            while (r.next()) {
                rules.put(r.getInt(1), r.getInt(2));
            }
        }
        if (rules.size() != contents.size()) {
            throw new IllegalStateException("Other rules than courses");
        }
    }

    void join(String id) throws SQLException {
        int person = Integer.parseInt(id);
        db.setAutoCommit(false);
        run("insert into group_member (group_id, person_id, since) values (?, ?, '2026-11-22 12:00Z')", group, person);
        act(person, "null", "'{\"group\":\"1\"}'");
        long entry = entry("rules.apply");
        rows("insert into source (content_id, person_id, rule_id, since, due_on, due_lifted, entry_id) values ",
                "(?, ?, ?, '2026-11-22 12:00Z', null, false, ?)", r -> List.of(r.getKey(), person, r.getValue(), entry));
        rows("insert into assignment (person_id, content_id, required, due_on, due_lifted, assigned_at) values ",
                "(?, ?, true, null, false, '2026-11-22 12:00Z')", r -> List.of(person, r.getKey()));
        rows("insert into notice (entry_id, kind, queued_at, not_before, content_id, person_id) values ",
                "(?, 'ASSIGNED', '2026-11-22 12:00Z', '2099-11-22 12:01Z', ?, ?)", r -> List.of(entry, r.getKey(), person));
        rows("insert into audit_line (at, entry_id, content_id, person_id, after) values ",
                "('2026-11-22 12:00Z', ?, ?, ?, '{\"sources\":[1]}')", r -> List.of(entry, r.getKey(), person));
        db.commit();
        db.setAutoCommit(true);
    }

    void leave(String id) throws SQLException {
        int person = Integer.parseInt(id);
        db.setAutoCommit(false);
        run("delete from group_member where group_id = ? and person_id = ?", group, person);
        run("insert into group_member_past (group_id, person_id, valid_from, valid_to) values (?, ?, now(), clock_timestamp())", group, person);
        act(person, "'{\"group\":\"1\"}'", "null");
        long entry = entry("rules.apply");
        rows("delete from source where (content_id, person_id, rule_id) in (values ", "(?, ?, ?)", ")",
                r -> List.of(r.getKey(), person, r.getValue()));
        rows("insert into source_past (content_id, person_id, rule_id, valid_from, valid_to, entry_id, ended_by) values ",
                "(?, ?, ?, now(), clock_timestamp(), ?, ?)", r -> List.of(r.getKey(), person, r.getValue(), entry, entry));
        rows("delete from assignment where (person_id, content_id) in (values ", "(?, ?)", ")", r -> List.of(person, r.getKey()));
        rows("insert into assignment_past (person_id, content_id, assigned_at, removed_at, state, progress, ended_by) values ",
                "(?, ?, now(), clock_timestamp(), 0, 0, ?)", r -> List.of(person, r.getKey(), entry));
        rows("insert into audit_line (at, entry_id, content_id, person_id, before) values ",
                "('2026-11-22 12:00Z', ?, ?, ?, '{\"sources\":[1]}')", r -> List.of(entry, r.getKey(), person));
        db.commit();
        db.setAutoCommit(true);
    }

    private void act(int person, String before, String after) throws SQLException {
        run("update people_group set version = version + 1 where id = ?", group);
        run("insert into audit_line (at, entry_id, person_id, before, after) values ('2026-11-22 12:00Z', ?, ?, " + before + ", " + after + ")",
                entry("group.members"), person);
    }

    private long entry(String action) throws SQLException {
        PreparedStatement s = prepare("insert into audit_entry (at, actor_kind, actor_name, action, people) values ('2026-11-22 12:00Z', 'SYSTEM', 'Bench', ?, 1) returning id");
        s.setString(1, action);
        try (ResultSet r = s.executeQuery()) {
            r.next();
            return r.getLong(1);
        }
    }

    private void rows(String insert, String row, Function<Map.Entry<Integer, Integer>, List<Object>> values) throws SQLException {
        rows(insert, row, "", values);
    }

    private void rows(String insert, String row, String end, Function<Map.Entry<Integer, Integer>, List<Object>> values) throws SQLException {
        List<Object> all = new ArrayList<>();
        rules.entrySet().forEach(r -> all.addAll(values.apply(r)));
        run(insert + rules.keySet().stream().map(c -> row).collect(Collectors.joining(", ")) + end, all.toArray());
    }

    private void run(String sql, Object... values) throws SQLException {
        PreparedStatement s = prepare(sql);
        for (int i = 0; i < values.length; i++) {
            s.setObject(i + 1, values[i]);
        }
        s.executeUpdate();
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            known = db.prepareStatement(sql);
            prepared.put(sql, known);
        }
        return known;
    }
}
