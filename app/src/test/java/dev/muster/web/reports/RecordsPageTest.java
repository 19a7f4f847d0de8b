package dev.muster.web.reports;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.shared.AccessLevel;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Every assignment as a row: on the page, and the same, cell by cell, as CSV and for Excel. */
@MusterTest
@NullUnmarked
class RecordsPageTest {
    private static final String AT = "/admin/reports/training";
    private static final int MANY = 700;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    GroupContents groupContents;

    private int course;

    @BeforeEach
    void manyWhoHaveIt() {
        clock.set(TestClock.START);
        Fixture make = new Fixture(db, clock);
        course = make.course("Allergens & <knives>");
        List<Integer> people = new ArrayList<>(make.people(MANY));
        int ana = make.person("=cmd|' /C calc'!A0", "Aardvark");
        int omar = make.person("عمر", "الفاروق");
        people.addAll(List.of(ana, omar));
        groupContents.set(
                Fixture.ADMIN,
                make.staticGroup("Recorded " + ana, people.toArray(Integer[]::new)),
                List.of(course),
                Remarks.NONE,
                0);
        make.state(ana, course, 2, 100);
        db.execute(
                "update assignment set score = 90, completed_at = '2026-11-01T10:00Z', expires_on = '2027-11-01' where person_id = ?",
                ana);
    }

    @Test
    void whatIsForExcelIsWhatIsInTheCsv() throws Exception {
        List<List<String>> csv = csv(bytes(AT + ".csv?content=" + course));
        List<List<String>> excel = excel(bytes(AT + ".xlsx?content=" + course));

        assertThat(csv).hasSize(1 + MANY + 2);
        assertThat(excel).isEqualTo(csv);
        assertThat(excel.get(1).getFirst()).as("a text, not a formula").startsWith("=cmd|");
        assertThat(excel.get(1)).contains("Completed", "90", "2027-11-01");
    }

    @Test
    void theOtherReportsAreTheSameInBothToo() throws Exception {
        for (String report : List.of("compliance", "compliance/names", "matrix")) {
            String from = "/admin/reports/" + report;
            String query = "?rows=content&columns=none&show=ALL&content=" + course;
            assertThat(excel(bytes(from + ".xlsx" + query))).as(report).isEqualTo(csv(bytes(from + ".csv" + query)));
        }
    }

    @Test
    void theyAreShownByPagesAndStatus() throws Exception {
        assertThat(get(AT + "?content=" + course)).hasStatusOk().bodyText().contains("702 assignments", "50 shown");
        assertThat(get(AT + "?status=COMPLETED&content=" + course))
                .hasStatusOk()
                .bodyText()
                .contains("1 assignment, as known now", "Aardvark", "90%")
                .doesNotContain("Number0");
        assertThat(get(AT + "?asOf=2026-11-21&content=" + course))
                .hasStatusOk()
                .bodyText()
                .contains("0 assignments, as known at the end of 21 Nov 2026", "Nothing to show");
        assertThat(get(AT + "?status=SAD")).hasStatus(400);
        assertThat(mvc.get()
                        .uri(AT + ".xlsx")
                        .with(As.person(1, AccessLevel.LEARNER))
                        .exchange())
                .hasStatus(403);
    }

    private MvcTestResult get(String url) {
        return mvc.get().uri(java.net.URI.create(url)).with(As.admin()).exchange();
    }

    private byte[] bytes(String url) {
        MvcTestResult file = get(url);
        assertThat(file).hasStatusOk();
        return file.getResponse().getContentAsByteArray();
    }

    /** Without the guard against formulas, which is for CSV alone. */
    private static List<List<String>> csv(byte[] file) throws IOException {
        String text = new String(file, StandardCharsets.UTF_8).substring(1);
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(text)) {
            return rows.stream()
                    .map(r -> r.getFields().stream()
                            .map(c -> c.startsWith("'") ? c.substring(1) : c)
                            .toList())
                    .toList();
        }
    }

    private static List<List<String>> excel(byte[] file) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            List<List<String>> rows = new ArrayList<>();
            int columns = book.getSheetAt(0).getRow(0).getLastCellNum();
            for (Row row : book.getSheetAt(0)) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < columns; i++) {
                    cells.add(text(row.getCell(i)));
                }
                rows.add(cells);
            }
            return rows;
        }
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null) {
            return "";
        }
        assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
        if (cell.getCellType() != CellType.NUMERIC) {
            return cell.getStringCellValue();
        }
        return DateUtil.isCellDateFormatted(cell)
                ? cell.getLocalDateTimeCellValue().toLocalDate().toString()
                : String.valueOf((long) cell.getNumericCellValue());
    }
}
