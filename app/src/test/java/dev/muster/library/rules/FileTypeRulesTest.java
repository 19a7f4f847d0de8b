package dev.muster.library.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file is what its content says, whatever it is called. */
class FileTypeRulesTest {
    @Test
    void byContent() {
        assertThat(type("%PDF-1.7\n%...")).isEqualTo("PDF");
        assertThat(type("\u0089PNG\r\n\u001a\n\0\0")).isEqualTo("PNG");
        assertThat(type("\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF")).isEqualTo("JPEG");
        assertThat(type("RIFF\0\0\0\0WEBPVP8 ")).isEqualTo("WEBP");
        assertThat(type("\0\0\0\u0018ftypmp42\0\0")).isEqualTo("MP4");
        assertThat(type("Plain words.\r\n\tAnd a tab.")).isEqualTo("TEXT");
        assertThat(type("Gr\u00fc\u00dfe".getBytes(UTF_8))).isEqualTo("TEXT");
        assertThat(type("<html><script>alert(1)</script>")).isEqualTo("TEXT");
        assertThat(type(zip("[Content_Types].xml", "word/document.xml"))).isEqualTo("DOCX");
        assertThat(type(zip("[Content_Types].xml", "xl/workbook.xml"))).isEqualTo("XLSX");
        assertThat(type(zip("[Content_Types].xml", "ppt/presentation.xml"))).isEqualTo("PPTX");
    }

    @Test
    void notTaken() {
        assertThat(type(new byte[0])).isEqualTo("none");
        assertThat(type("MZ\u0090\0\u0003\0")).isEqualTo("none");
        assertThat(type("GIF89a\0\1")).isEqualTo("none");
        assertThat(type("Gr\u00fc\u00dfe")).as("Windows-1252").isEqualTo("none");
        assertThat(type("\0\0\0\u0018ftypheic")).isEqualTo("none");
        assertThat(type(zip("a.txt"))).isEqualTo("none");
        assertThat(type(zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")))
                .isEqualTo("none");
        assertThat(type("PK\3\4 and no directory")).isEqualTo("none");
        assertThat(type("PK\3\4PK\5\6\0\0\0\0\1\0\1\0\377\377\377\177\377\377\377\177\0\0"))
                .isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Fire plan.pdf            | Fire plan.pdf
            C:\\docs\\plan.PDF       | plan.pdf
            ../../etc/passwd         | passwd.pdf
            evil.pdf.exe             | evil.pdf.pdf
            'a"b<c>.html'            | a b c.pdf
            .htaccess                | htaccess.pdf
            """)
    void namesAreTamed(String sent, String name) {
        assertThat(FileName.of(sent, FileType.PDF)).isEqualTo(name);
    }

    @Test
    void aMissingNameIsMade() {
        assertThat(FileName.of(null, FileType.PNG)).isEqualTo("file.png");
        assertThat(FileName.of("\r\nSet-Cookie: x", FileType.TEXT)).isEqualTo("Set-Cookie x.txt");
        assertThat(FileName.of("x".repeat(500), FileType.PDF)).hasSize(124);
    }

    private static String type(String latin1) {
        return type(latin1.getBytes(ISO_8859_1));
    }

    private static String type(byte[] bytes) {
        return FileType.of(() -> new ByteArrayInputStream(bytes), bytes.length)
                .map(Enum::name)
                .orElse("none");
    }

    private static byte[] zip(String... names) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
