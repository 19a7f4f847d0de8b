package dev.muster.views;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.muster.access.Permission;
import dev.muster.reporting.ReportFilter;
import dev.muster.reporting.files.Report;
import dev.muster.shared.Attribute;
import dev.muster.shared.Text;
import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A page of which views can be saved: where it is, who may open it, and what of its address a view keeps. */
public enum ViewPage {
    COMPLIANCE(
            "compliance",
            "Compliance",
            "/admin/reports/compliance",
            "rows columns content {attributes} manager asOf laterRecords row column show"),
    MATRIX("matrix", "Matrix", "/admin/reports/matrix", "content {attributes} manager asOf laterRecords notMet"),
    RECORDS(
            "training-records",
            "Training records",
            "/admin/reports/training",
            "status content {attributes} manager asOf laterRecords"),
    TRAINING("training", "Training", "/admin/training", "view q content {attributes} manager sort"),
    PEOPLE("people", "User Management", "/admin/people", "search {attributes} status");

    private final String word;
    private final String title;
    private final String at;
    private final List<String> names;

    ViewPage(String word, String title, String at, String names) {
        this.word = word;
        this.title = title;
        this.at = at;
        this.names = Stream.of(names.split(" "))
                .flatMap(n -> n.equals("{attributes}")
                        ? Arrays.stream(Attribute.values()).map(Attribute::word)
                        : Stream.of(n))
                .toList();
    }

    public static Optional<ViewPage> of(String word) {
        return Arrays.stream(values()).filter(p -> p.word.equals(word)).findFirst();
    }

    /** The page at this address, without its question. */
    public static Optional<ViewPage> at(String path) {
        return Arrays.stream(values()).filter(p -> p.at.equals(path)).findFirst();
    }

    public String word() {
        return word;
    }

    public String title() {
        return title;
    }

    public String at() {
        return at;
    }

    /** Whether it can be had as a file, and so be sent. */
    public boolean isReport() {
        return this != PEOPLE && this != TRAINING;
    }

    /** What is in the file of a view: of compliance the names where it shows names, else the numbers. */
    Report report(Map<String, List<String>> asked) {
        return switch (this) {
            case COMPLIANCE -> asked.containsKey("show") ? Report.NAMES : Report.COMPLIANCE;
            case MATRIX -> Report.MATRIX;
            case RECORDS -> Report.TRAINING;
            case TRAINING, PEOPLE -> throw new IllegalStateException(title + " is no report.");
        };
    }

    /** What whoever opens it needs. */
    public Permission needs() {
        return Permission.SEE_PEOPLE;
    }

    /**
     * What of an address a view keeps, always written in the same way: names in one order, nothing blank, nothing twice, no
     * place in a list. A view of today's day stays one of today, whichever day it is opened on.
     *
     * @return empty: it asks for nothing that a view could keep
     */
    public String canonical(Map<String, List<String>> asked, LocalDate today) {
        List<String> parts = new ArrayList<>();
        for (String name : names) {
            asked.getOrDefault(name, List.of()).stream()
                    .filter(v -> v != null && !Text.isBlank(v))
                    .filter(v -> !name.equals(ReportFilter.AS_OF) || !v.equals(today.toString()))
                    .map(String::strip)
                    .distinct()
                    .forEach(v -> parts.add(name + "=" + URLEncoder.encode(v, UTF_8)));
        }
        return String.join("&", parts);
    }
}
