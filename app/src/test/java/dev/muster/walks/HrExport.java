package dev.muster.walks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file as an HR system exports it: the large one where it stands beside the project, else one made here of the same shape. */
record HrExport(List<String> lines) {
    private static final Path LARGE = Path.of("../../shared/data/human-resources.tsv");
    private static final String HEADER =
            "id\tfirst_name\tlast_name\tbirthdate\tgender\trace\tdepartment\tjobtitle\tlocation\thire_date\ttermdate\tlocation_city\tlocation_state";

    private static final List<String> GIVEN = List.of("Ana", "Ben", "Chloe", "Dev", "Erin", "Finn", "Grace");
    private static final List<String> FAMILY = List.of("Silva", "Patel", "Okafor", "Young", "Moss", "Holt");

    static HrExport read() {
        if (!Files.isRegularFile(LARGE)) {
            return made();
        }
        try {
            return new HrExport(Files.readAllLines(LARGE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As many rows as are looked through in the background, so that the walk is the same with either file. */
    private static HrExport made() {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int n = 0; n < 10_200; n++) {
            lines.add(row(
                    "00-%07d".formatted(n),
                    GIVEN.get(n % GIVEN.size()),
                    FAMILY.get(n / GIVEN.size() % FAMILY.size()),
                    n % 3 == 0 ? "Engineering" : "Support",
                    n % 3 == 0 ? "Service Technician" : "Support Staff",
                    n % 5 == 0 ? "Chicago" : "Cleveland",
                    n % 5 == 0 ? "Illinois" : "Ohio",
                    n % 11 == 0 ? "2019-03-01 08:10:00 UTC" : "0000-00-00"));
        }
        return new HrExport(lines);
    }

    private static String row(
            String id,
            String given,
            String family,
            String department,
            String job,
            String city,
            String state,
            String left) {
        return String.join(
                "\t",
                id,
                given,
                family,
                "6/4/1991",
                "x",
                "x",
                department,
                job,
                "Headquarters",
                "1/20/2012",
                left,
                city,
                state);
    }

    /** The columns of the first engineer in Ohio who has not left. */
    String[] engineer() {
        return lines.stream()
                .map(l -> l.split("\t", -1))
                .filter(c -> c[6].equals("Engineering") && c[12].equals("Ohio") && c[10].startsWith("0000"))
                .findFirst()
                .orElseThrow();
    }

    HrExport moved(String employeeNumber, String department) {
        return new HrExport(lines.stream()
                .map(l -> l.startsWith(employeeNumber + "\t")
                        ? l.replace("\tEngineering\t", "\t" + department + "\t")
                        : l)
                .toList());
    }

    Path write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
