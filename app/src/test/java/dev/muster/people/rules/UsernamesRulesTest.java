package dev.muster.people.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsernamesRulesTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
                    Ana,        Silva,     ana.silva
                    Zoë,        O'Connor,  zoe.oconnor
                    Łukasz,     Groß,      lukasz.gross
                    Mary Jane,  Smith-Lee, maryjane.smithlee
                    Søren,      Ørsted,    soren.orsted
                    李,          Wang,      wang
                    李,          明,         person
                    """)
    void areReadableAndPlain(String given, String family, String stem) {
        assertThat(Usernames.stem(given, family)).isEqualTo(stem);
    }

    @Test
    void areUnique() {
        Usernames names = new Usernames(new HashSet<>(Set.of("ana.silva", "ana.silva.3")));
        assertThat(names.make("ana.silva")).isEqualTo("ana.silva.2");
        assertThat(names.make("ana.silva")).isEqualTo("ana.silva.4");
        assertThat(names.make("ben.king")).isEqualTo("ben.king");
    }
}
