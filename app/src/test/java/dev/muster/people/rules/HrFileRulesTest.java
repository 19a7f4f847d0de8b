package dev.muster.people.rules;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.muster.shared.BadInput;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HrFileRulesTest {
    private static final String HEADER = "id,first_name,last_name,job,hired";
    private static final HrMapping MAPPING = new HrMapping(
            Map.of(
                    "employeeNumber", "id",
                    "givenName", "first_name",
                    "familyName", "last_name",
                    "role", "job",
                    "hiredOn", "hired"),
            List.of("M/d/yyyy", "yyyy-MM-dd"),
            List.of("0000-00-00"),
            ";",
            true,
            HrMapping.NewStarters.NONE);

    private static HrTable table(String text) {
        return HrTable.read(HrText.decode(text.getBytes(UTF_8)));
    }

    private static HrFile read(String text) {
        return HrFile.read(table(text), MAPPING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UTF-8", "UTF-8 BOM", "UTF-16LE BOM", "UTF-16BE BOM", "UTF-16LE", "UTF-16BE", "Windows-1252"})
    void everyUsualEncodingIsRead(String encoding) {
        String text = HEADER + "\r\n1,Zoë,Müller,Koch,2020-01-31\r\n";
        byte[] bytes =
                switch (encoding) {
                    case "UTF-8" -> text.getBytes(UTF_8);
                    case "UTF-8 BOM" -> ("\uFEFF" + text).getBytes(UTF_8);
                    case "UTF-16LE BOM" -> ("\uFEFF" + text).getBytes(UTF_16LE);
                    case "UTF-16BE BOM" -> ("\uFEFF" + text).getBytes(UTF_16BE);
                    case "UTF-16LE" -> text.getBytes(UTF_16LE);
                    case "UTF-16BE" -> text.getBytes(UTF_16BE);
                    default -> text.getBytes(Charset.forName(encoding));
                };
        HrFile file = HrFile.read(HrTable.read(HrText.decode(bytes)), MAPPING);
        assertThat(file.people()).singleElement().satisfies(p -> {
            assertThat(p.givenName()).isEqualTo("Zoë");
            assertThat(p.familyName()).isEqualTo("Müller");
        });
    }

    @Test
    void aFileDamagedByAWrongEncodingIsRefusedWithTheMend() {
        assertThatThrownBy(() -> HrText.decode((HEADER + "\n1,Zo\uFFFD,M,K,\n").getBytes(UTF_8)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("CSV UTF-8");
        assertThatThrownBy(() -> HrText.decode(new byte[] {'a', ',', 0, 0, 0, 'b', 'c', '\n'}))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> HrText.decode(new byte[0])).isInstanceOf(BadInput.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void theDelimiterIsFoundByTheHeader(String delimiter) {
        String text = HEADER.replace(",", delimiter) + "\n"
                + "1,\"Ana, Maria\",Silva,Cook,1/31/2020\n".replace(",", delimiter);
        HrTable table = table(text);
        assertThat(table.header()).hasSize(5);
        assertThat(table.first().getFirst().cells()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEADER + "\n1,Ana,Silva,Cook,1/31/2020\n2,Ben,Ki",
                HEADER + "\n1,Ana,\"Silva,Cook,1/31/2020\n2,Ben,King,Cook,\n",
                HEADER + "\n",
                HEADER,
                "\n\n"
            })
    void aFileThatWasCutOffIsRefusedWhole(String text) {
        assertThatThrownBy(() -> table(text)).isInstanceOf(BadInput.class);
    }

    @Test
    void aLastLineWithoutItsEndIsTakenIfItIsWhole() {
        assertThat(read(HEADER + "\n1,Ana,Silva,Cook,1/31/2020").people()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
                    1/20/2002               | 2002-01-20
                    2002-01-20              | 2002-01-20
                    2029-10-29 06:09:38 UTC | 2029-10-29
                    2029-10-29T06:09:38Z    | 2029-10-29
                    1/20/2002 7:05 AM       | 2002-01-20
                    0000-00-00              | none
                    ''                      | none
                    """)
    void datesAreReadInTheChosenFormats(String cell, String date) {
        HrDates.Read read = new HrDates(List.of("M/d/yyyy", "yyyy-MM-dd"), List.of("0000-00-00")).read(cell);
        assertThat(read.fault()).isNull();
        assertThat(String.valueOf(read.date())).isEqualTo(String.valueOf(date));
    }

    @ParameterizedTest
    @ValueSource(strings = {"13/40/2020", "2020-02-30", "20/1/2002", "soon", "1/20/02", "1/20/2002 x", "1/1/1850"})
    void whatIsNoDateIsRejected(String cell) {
        assertThat(new HrDates(List.of("M/d/yyyy", "yyyy-MM-dd"), List.of())
                        .read(cell)
                        .fault())
                .isNotNull();
    }

    @Test
    void aDateThatTwoFormatsReadDifferentlyIsRejected() {
        HrDates both = new HrDates(List.of("M/d/yyyy", "d/M/yyyy"), List.of());
        assertThat(both.read("3/4/2020").fault()).contains("4 March 2020").contains("3 April 2020");
        assertThat(both.read("3/3/2020").fault()).isNull();
        assertThat(both.read("25/3/2020").fault()).isNull();
    }

    @Test
    void brokenRowsAreRejectedByLineAndTheRestGoesIn() {
        HrFile file = read("""
                id,first_name,last_name,job,hired
                1,Ana,Silva,Cook; Waiter ,1/31/2020
                2,,King,Cook,
                3,Cleo,Reed,Cook,31/1/2020

                ,Dan,Roe,Cook,
                1,Ana,Again,Cook,
                6,Short,Row
                7,Too,Many,Cook,,x
                8,"Multi
                Line",Cook,Cook,
                9,Good,One,Cook,
                """);
        assertThat(file.rows()).isEqualTo(9);
        assertThat(file.people()).extracting(HrPerson::employeeNumber).containsExactly("1", "6", "9");
        assertThat(file.people().getFirst().values()).containsEntry("role", List.of("Cook", "Waiter"));
        assertThat(file.rejects())
                .extracting(HrReject::line, HrReject::field)
                .containsExactly(
                        tuple(3, "givenName"),
                        tuple(4, "hiredOn"),
                        tuple(6, "employeeNumber"),
                        tuple(7, "employeeNumber"),
                        tuple(9, ""),
                        tuple(10, "givenName"));
        assertThat(file.present()).contains("2", "3", "6", "8");
    }

    @Test
    void namesInOneColumnAreFamilyThenGiven() {
        HrMapping mapping = new HrMapping(
                Map.of("email", "mail", "name", "who"), List.of(), List.of(), ";", true, HrMapping.NewStarters.NONE);
        HrFile file = HrFile.read(table("mail,who\na@x.example,\"Silva, Ana\"\nb@x.example,Madonna\n"), mapping);
        assertThat(file.people())
                .singleElement()
                .satisfies(p -> assertThat(p.givenName()).isEqualTo("Ana"));
        assertThat(file.rejects())
                .singleElement()
                .satisfies(r -> assertThat(r.field()).isEqualTo("name"));
    }

    @Test
    void aMappingIsProposedByNamesAndDates() {
        HrMapping m = HrProposal.of(table(
                        "id\tfirst_name\tlast_name\tdepartment\tjobtitle\tlocation\thire_date\ttermdate\tlocation_city\tlocation_state\n"
                                + "1\tAna\tSilva\tKitchen\tCook\tRemote\t1/20/2002\t2029-10-29 06:09:38 UTC\tLeeds\tYorkshire\n"
                                + "2\tBen\tKing\tKitchen\tCook\tRemote\t2/3/2002\t0000-00-00\tLeeds\tYorkshire\n"))
                .mapping();
        assertThat(m.columns())
                .containsEntry("employeeNumber", "id")
                .containsEntry("givenName", "first_name")
                .containsEntry("familyName", "last_name")
                .containsEntry("role", "jobtitle")
                .containsEntry("location", "location_city")
                .containsEntry("region", "location_state")
                .containsEntry("hiredOn", "hire_date")
                .containsEntry("leavesOn", "termdate");
        assertThat(m.dateFormats()).containsExactlyInAnyOrder("M/d/yyyy", "yyyy-MM-dd");
        assertThat(m.noDate()).containsExactly("0000-00-00");
    }

    @Test
    void aMappingMustFitTheFile() {
        HrTable table = table(HEADER + "\n1,A,B,C,\n");
        HrMapping none = new HrMapping(
                Map.of("givenName", "vorname", "shoeSize", "id"),
                List.of(),
                List.of(),
                ";",
                true,
                HrMapping.NewStarters.NONE);
        assertThatThrownBy(() -> HrFile.read(table, none))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        e -> assertThat(e.errors())
                                .extracting(BadInput.Error::field)
                                .containsExactlyInAnyOrder(
                                        "mapping.columns.givenName", "mapping.columns.shoeSize", "mapping.columns"));
    }
}
