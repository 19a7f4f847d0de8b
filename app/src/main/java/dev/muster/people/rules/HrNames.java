package dev.muster.people.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The fields that files can hold, and what other systems call them. */
final class HrNames {
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
        NAMES.put("accessLevel", List.of());
    }

    private HrNames() {}

    static List<String> fields() {
        return List.copyOf(NAMES.keySet());
    }

    /** Columns that can be each of our fields, by their names: all that have the first name that any has. */
    static Map<String, List<String>> candidates(List<String> header) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        for (String column : header) {
            String name = HrHeader.uncounted(column).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
            byName.computeIfAbsent(name, n -> new ArrayList<>()).add(column);
        }
        Map<String, List<String>> found = new LinkedHashMap<>();
        NAMES.forEach((field, names) -> names.stream()
                .filter(byName::containsKey)
                .findFirst()
                .ifPresent(name -> found.put(field, byName.getOrDefault(name, List.of()))));
        if (found.containsKey("givenName") && found.containsKey("familyName")) {
            found.remove("name");
        } else if (found.containsKey("name")) {
            found.remove("givenName");
            found.remove("familyName");
        }
        return found;
    }
}
