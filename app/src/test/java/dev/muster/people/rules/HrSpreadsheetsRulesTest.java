package dev.muster.people.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.shared.BadInput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What spreadsheets, and other systems, do to a file on its way here. */
class HrSpreadsheetsRulesTest {
    private static final String HEADER = "id,first_name,last_name,job,hired\n";

    private static HrMapping mapping(String... pairs) {
        var columns = new java.util.LinkedHashMap<>(
                Map.of("employeeNumber", "id", "givenName", "first_name", "familyName", "last_name"));
        for (int i = 0; i < pairs.length; i += 2) {
            columns.put(pairs[i], pairs[i + 1]);
        }
        return new HrMapping(columns, List.of("M/d/yyyy"), List.of(), ";", true, HrMapping.NewStarters.NONE);
    }

    private static HrTable table(byte[] bytes) {
        return HrTable.read(HrText.decode(bytes));
    }

    private static HrFile read(String text) {
        return read(text, mapping("role", "job", "hiredOn", "hired"));
    }

    private static HrFile read(String text, HrMapping mapping) {
        return HrFile.read(table(text.getBytes(UTF_8)), mapping);
    }

    @Test
    void aStrayByteInAUtf8FileIsNamedByLineAndByte() {
        byte[] mixed = (HEADER + "1,Zoë,M,K,\n2,Ren\u00E9,M,K,\n").getBytes(UTF_8);
        byte[] stray = new String(mixed, ISO_8859_1).replace("Ã©", "é").getBytes(ISO_8859_1);
        assertThatThrownBy(() -> HrText.decode(stray))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("E9");
    }

    @Test
    void aUtf8FileThatEndsInsideALetterIsRefused() {
        byte[] whole = (HEADER + "1,Zoë,M,K,\n2,Ren\u00E9").getBytes(UTF_8);
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);
        assertThatThrownBy(() -> HrText.decode(cut))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("C3");
    }

    @Test
    void aFileThatAsAWholeIsNoUtf8IsWindows1252() {
        HrText text = HrText.decode((HEADER + "1,Zo\u00EB,M\u00FCller,K,\n").getBytes(ISO_8859_1));
        assertThat(text.encoding()).isEqualTo(HrEncoding.WINDOWS_1252);
        assertThatThrownBy(() -> HrText.decode(new byte[] {'a', ',', 'b', '\n', (byte) 0x81, ',', 'c', '\n'}))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("81");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=\"00123\" is 00123",
                "\"=\"\"00123\"\"\" is 00123",
                "'-71 is -71",
                "\"'=\"\"00123\"\"\" is 00123",
                "'00123 is '00123"
            })
    void aCellMeansWhatThePersonAtTheSpreadsheetSaw(String example) {
        String cell = example.split(" is ")[0];
        String number = example.split(" is ")[1];
        HrFile file = read(HEADER + cell + ",Ana,Silva,Cook,\n");
        assertThat(file.rejects()).isEmpty();
        assertThat(file.people()).extracting(HrPerson::employeeNumber).containsExactly(number);
    }

    @Test
    void aFirstLineThatOnlyNamesTheSeparatorIsNoHeader() {
        HrFile file =
                read("sep=;\r\n" + HEADER.replace(',', ';') + "1;\"Ana, Maria\";Silva;Cook;\r\n;Nobody;Here;;\r\n");
        assertThat(file.people()).extracting(HrPerson::givenName).containsExactly("Ana, Maria");
        assertThat(file.rejects()).extracting(HrReject::line).containsExactly(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"3/14/2024, 9:05:00 AM\"",
                "3/14/2024 9:05\u202FAM",
                "3/14/2024\u00A09:05:00 a.m.",
                "3/14/2024 09:05:00.000 +0000"
            })
    void aTimeOfDayIsReadOver(String cell) {
        HrFile file = read(HEADER + "1,Ana,Silva,Cook," + cell + "\n");
        assertThat(file.rejects()).isEmpty();
        assertThat(file.people().getFirst().hiredOn()).isEqualTo("2024-03-14");
    }

    @Test
    void emptyCellsAtTheEndOfARowMayBeLeftOutOrTooMany() {
        HrFile file = read(HEADER + "1,Ana,Silva\n2,Ben,King,Cook,3/14/2024,,,\n3,Cleo,Reed,Cook,,x\n4,Dan\n");
        assertThat(file.people()).extracting(HrPerson::employeeNumber).containsExactly("1", "2");
        assertThat(file.rejects()).extracting(HrReject::line).containsExactly(4, 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.23E+05", "\"1,23E+05\"", "#NAME?", "#N/A", "########"})
    void whatASpreadsheetHasDestroyedIsRefusedByLine(String number) {
        HrFile file = read(HEADER + "1,Ana,Silva,Cook,\n" + number + ",Ben,King,Cook,\n");
        assertThat(file.people()).hasSize(1);
        assertThat(file.rejects()).singleElement().satisfies(r -> {
            assertThat(r.line()).isEqualTo(3);
            assertThat(r.field()).isEqualTo("employeeNumber");
            assertThat(r.message()).contains("spreadsheet");
        });
    }

    @Test
    void aLocaleWithAnUnderscoreIsALanguage() {
        HrFile file = read("id,first_name,last_name,Locale\n1,Ana,Silva,pt_BR\n", mapping("language", "Locale"));
        assertThat(file.people()).extracting(HrPerson::language).containsExactly("pt-BR");
    }

    @Test
    void aProposedColumnThatMostRowsCannotSatisfyIsLeftOut() {
        String text = "Employee ID,First name,Last name,E-mail,Locale,Time zone,Reports to\n"
                + "1,Ana,Silva,a@x.example,en_US,99,Ben King\n2,Ben,King,b@x.example,en_GB,99,\n";
        HrMapping m = HrProposal.of(table(text.getBytes(UTF_8))).mapping();
        assertThat(m.columns())
                .containsEntry("language", "Locale")
                .containsEntry("email", "E-mail")
                .doesNotContainKeys("timeZone", "managerEmployeeNumber");
        assertThat(read(text, m).rejects()).isEmpty();
    }

    @Test
    void ofTwoColumnsOfOneNameTheProposalTakesTheOneThatFits() {
        String text =
                "Employee ID,First name,Last name,Email,Email\n1,Ana,Silva,,a@x.example\n2,Ben,King,,b@x.example\n";
        HrMapping m = HrProposal.of(table(text.getBytes(UTF_8))).mapping();
        assertThat(read(text, m).people()).extracting(HrPerson::email).containsExactly("a@x.example", "b@x.example");
        assertThatThrownBy(() -> read(
                        text,
                        new HrMapping(
                                Map.of("email", "Email"), List.of(), List.of(), ";", true, HrMapping.NewStarters.NONE)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("several columns");
    }

    @Test
    void byteOrderMarksAreNoPartOfAHeader() {
        HrFile file = read("\uFEFF\uFEFF" + HEADER + "1,Ana,Silva,Cook,\n");
        assertThat(file.people()).hasSize(1);
    }
}
