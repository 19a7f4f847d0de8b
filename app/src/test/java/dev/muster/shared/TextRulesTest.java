package dev.muster.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRulesTest {
    @Test
    void oneLineIsCleaned() {
        assertThat(Text.clean("\uFEFF\uFEFF\u00A0 Ko\u0308ln \u2003\t Su\u200Bd\u3000"))
                .isEqualTo("Köln Sud");
        assertThat(Text.clean("1001\u00A0")).isEqualTo("1001");
        assertThat(Text.clean(" \u200B ")).isEmpty();
        assertThat(Text.clean("Ana  Maria")).isEqualTo("Ana Maria");
    }

    @Test
    void joinersStayWhereScriptsNeedThem() {
        assertThat(Text.clean("علی\u200Cرضا")).isEqualTo("علی\u200Cرضا");
        assertThat(Text.clean("An\u200Da\u200C")).isEqualTo("Ana");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\u0007b", "a\u001Fb", "a\u007Fb", "a\u0099b", "a\uD800b", "a\uDC00", "a\uFFFF"})
    void whatNoTextMayHoldIsRefusedByField(String text) {
        assertThatThrownBy(() -> Text.line("name", text))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        e -> assertThat(e.errors())
                                .singleElement()
                                .extracting(BadInput.Error::field)
                                .isEqualTo("name"));
        assertThatThrownBy(() -> Text.lines("body", text)).isInstanceOf(BadInput.class);
    }

    @Test
    void severalLinesKeepTheirShape() {
        assertThat(Text.lines("body", "\uFEFF- one\r\n  - two\tx  \r\n")).isEqualTo("- one\n  - two\tx  \n");
    }

    @Test
    void theSameWhateverCaseAndBlanks() {
        assertThat(Same.key("İk@x")).isEqualTo(Same.key("ik@X "));
        assertThat(Same.key("İST")).isEqualTo(Same.key("ist"));
        assertThat(Same.key("Ko\u0308ln")).isEqualTo(Same.key("KÖLN"));
        assertThat(Same.key("ΝΙΚΟΣ")).isEqualTo(Same.key("Νικος"));
        assertThat(Same.key("López")).isNotEqualTo(Same.key("Lopez"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ilknur", "İlknur", "ILKNUR", "νικοσ", "ΝΙΚΟΣ", "νικος", "lopez", "o'brien", "O’Brien", "strasse",
                "lodz", "isik"
            })
    void foundAsItIsTyped(String search) {
        assertThat(Found.in("İlknur Νίκος López O’Brien Straße Łódź Işık", search))
                .isTrue();
    }
}
