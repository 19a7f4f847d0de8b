package dev.muster.people.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Proposes a mapping for a file by the names of its columns and the look of its dates. */
public final class HrProposal {
    private static final Map<String, List<String>> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put(
                "employeeNumber",
                List.of(
                        "employeenumber",
                        "employeeid",
                        "employeeno",
                        "empid",
                        "empno",
                        "personnelnumber",
                        "personnelno",
                        "staffid",
                        "staffnumber",
                        "personnumber",
                        "workerid",
                        "payrollnumber",
                        "number",
                        "id"));
        NAMES.put("givenName", List.of("givenname", "firstname", "forename", "first"));
        NAMES.put("familyName", List.of("familyname", "lastname", "surname", "last"));
        NAMES.put("name", List.of("name", "fullname", "employeename", "displayname"));
        NAMES.put("username", List.of("username", "login", "loginname", "userid", "user"));
        NAMES.put("email", List.of("email", "emailaddress", "workemail", "businessemail", "mail"));
        NAMES.put(
                "hiredOn",
                List.of(
                        "hiredon",
                        "hiredate",
                        "dateofhire",
                        "startdate",
                        "datestarted",
                        "joiningdate",
                        "joindate",
                        "dateofjoining",
                        "originalhiredate"));
        NAMES.put(
                "leavesOn",
                List.of(
                        "leaveson",
                        "termdate",
                        "terminationdate",
                        "leavingdate",
                        "leavedate",
                        "enddate",
                        "lastworkingday",
                        "lastday",
                        "exitdate",
                        "dateofleaving"));
        NAMES.put("role", List.of("role", "jobtitle", "job", "position", "jobrole", "title", "occupation"));
        NAMES.put("department", List.of("department", "dept", "departmentname", "team"));
        NAMES.put(
                "location",
                List.of("locationcity", "city", "location", "site", "worklocation", "branch", "store", "office"));
        NAMES.put("region", List.of("region", "locationstate", "state", "area", "county", "province", "district"));
        NAMES.put("brand", List.of("brand", "concept"));
        NAMES.put("franchise", List.of("franchise", "franchisee"));
        NAMES.put(
                "managerEmployeeNumber",
                List.of(
                        "manageremployeenumber",
                        "managernumber",
                        "managerid",
                        "manageremployeeid",
                        "supervisorid",
                        "reportsto"));
        NAMES.put("language", List.of("language", "locale", "lang"));
        NAMES.put("timeZone", List.of("timezone", "tz"));
    }

    private HrProposal() {}

    public static HrMapping of(HrTable table) {
        Map<String, String> columns = columns(table.header());
        List<String> noDate = new ArrayList<>();
        List<String> formats = formats(dateCells(table, columns), noDate);
        return new HrMapping(columns, formats, noDate, ";", true, HrMapping.NewStarters.HIRED_WITHIN_90_DAYS);
    }

    private static Map<String, String> columns(List<String> header) {
        Map<String, String> byName = new HashMap<>();
        for (String column : header) {
            byName.putIfAbsent(column.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", ""), column);
        }
        Map<String, String> columns = new LinkedHashMap<>();
        NAMES.forEach((field, names) -> names.stream()
                .filter(byName::containsKey)
                .findFirst()
                .ifPresent(name -> columns.put(field, byName.getOrDefault(name, ""))));
        if (columns.containsKey("givenName") && columns.containsKey("familyName")) {
            columns.remove("name");
        } else if (columns.containsKey("name")) {
            columns.remove("givenName");
            columns.remove("familyName");
        }
        return columns;
    }

    private static Set<String> dateCells(HrTable table, Map<String, String> columns) {
        Set<String> cells = new HashSet<>();
        for (String field : List.of("hiredOn", "leavesOn")) {
            int at = table.header().indexOf(columns.getOrDefault(field, "\0"));
            if (at >= 0) {
                for (HrTable.Row row : table.rows()) {
                    if (at < row.cells().size() && !row.cells().get(at).isBlank()) {
                        cells.add(row.cells().get(at).strip());
                    }
                }
            }
        }
        return cells;
    }

    /** The fewest formats that read every cell; where two read them all, but differently, both: the person has to choose. */
    private static List<String> formats(Set<String> cells, List<String> noDate) {
        Set<String> left = new HashSet<>(cells);
        for (String none :
                List.of("0000-00-00", "00/00/0000", "0000-00-00 00:00:00", "NULL", "null", "N/A", "n/a", "-")) {
            if (left.remove(none)) {
                noDate.add(none);
            }
        }
        Map<String, Set<String>> reads = new LinkedHashMap<>();
        for (String pattern : HrDates.KNOWN) {
            HrDates dates = new HrDates(List.of(pattern), noDate);
            Set<String> read = new HashSet<>();
            left.forEach(cell -> {
                if (dates.read(cell).date() != null) {
                    read.add(cell);
                }
            });
            reads.put(pattern, read);
        }
        List<String> chosen = new ArrayList<>();
        while (!left.isEmpty()) {
            int most =
                    reads.values().stream().mapToInt(r -> common(r, left)).max().orElse(0);
            if (most == 0) {
                break;
            }
            Set<String> taken = new HashSet<>();
            reads.forEach((pattern, read) -> {
                if (common(read, left) == most) {
                    chosen.add(pattern);
                    taken.addAll(read);
                }
            });
            left.removeAll(taken);
        }
        return chosen.isEmpty() ? List.of("yyyy-MM-dd") : chosen;
    }

    private static int common(Set<String> a, Set<String> b) {
        int n = 0;
        for (String s : a) {
            n += b.contains(s) ? 1 : 0;
        }
        return n;
    }
}
