package dev.muster.walks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file as an HR system exports it: the large one where it stands beside the project, else a small one of the same shape. */
record HrExport(List<String> lines) {
    private static final Path LARGE = Path.of("../../shared/data/human-resources.tsv");
    private static final String HEADER =
            "id\tfirst_name\tlast_name\tbirthdate\tgender\trace\tdepartment\tjobtitle\tlocation\thire_date\ttermdate\tlocation_city\tlocation_state";

    static HrExport read() {
        if (!Files.isRegularFile(LARGE)) {
            return small();
        }
        try {
            return new HrExport(Files.readAllLines(LARGE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HrExport small() {
        return new HrExport(List.of(
                HEADER,
                row(
                        "00-0000001",
                        "Ana",
                        "Silva",
                        "Engineering",
                        "Service Technician",
                        "Cleveland",
                        "Ohio",
                        "0000-00-00"),
                row("00-0000002", "Ben", "Patel", "Engineering", "Service Manager", "Columbus", "Ohio", "0000-00-00"),
                row("00-0000003", "Chloe", "Okafor", "Engineering", "Engineer", "Cleveland", "Ohio", "0000-00-00"),
                row("00-0000004", "Dev", "Young", "Engineering", "Engineer", "Chicago", "Illinois", "0000-00-00"),
                row("00-0000005", "Erin", "Moss", "Sales", "Sales Lead", "Cleveland", "Ohio", "0000-00-00"),
                row(
                        "00-0000006",
                        "Finn",
                        "Holt",
                        "Engineering",
                        "Engineer",
                        "Cleveland",
                        "Ohio",
                        "2019-03-01 08:10:00 UTC")));
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
