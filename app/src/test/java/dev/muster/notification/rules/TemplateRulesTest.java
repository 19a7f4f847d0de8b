package dev.muster.notification.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TemplateRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Hello {{ name }}!                             | Hello Ana!
        {{#due}}by {{due}}{{/due}}{{^due}}ever{{/due}} | ever
        {{#courses}}[{{title}} {{name}}]{{/courses}}  | [Fire Ana][Till Ana]
        {{^courses}}none{{/courses}}.                 | .
        {{#courses}}{{#due}}by {{due}} {{/due}}{{/courses}} end | by 4 Dec  end
        """)
    void fillsIn(String source, String result) {
        StringBuilder out = new StringBuilder();
        Template.parse(source)
                .render(
                        Map.of(
                                "name", "Ana",
                                "due", "",
                                "courses", List.of(Map.of("title", "Fire", "due", "4 Dec"), Map.of("title", "Till"))),
                        new Template.Writer() {
                            @Override
                            public void text(String template) {
                                out.append(template);
                            }

                            @Override
                            public void value(String name, String value) {
                                out.append(value);
                            }
                        });
        assertThat(out.toString()).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {{titel}}                    | There is no {{titel}} here.
        {{title}}                    | There is no {{title}} here.
        {{#courses}}{{x}}{{/courses}} | There is no {{x}} here.
        {{#courses}}                 | {{#courses}} is never closed.
        {{/courses}}                 | {{/courses}} closes nothing that is open.
        {{#a}}{{/b}}                 | {{/b}} closes nothing that is open.
        {{name                       | is no place to fill in
        {{{name}}}                   | is no place to fill in
        """)
    void namesTheFault(String body, String says) {
        assertThatThrownBy(() -> new MessageText("Hello", body).checkBody()).hasMessageContaining(says);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyDefaultTextIsOne(Kind kind) {
        MessageText text = kind.standard();
        text.checkSubject();
        text.checkBody();
        Composing.Mail mail = Composing.example(kind, text, "Northline Kitchens");
        assertThat(mail.subject()).isNotBlank().doesNotContain("{{");
        assertThat(mail.text()).startsWith("Hello Ana,").contains("Food safety").doesNotContain("{{", "\n\n\n");
        assertThat(mail.html()).contains("<p>Hello Ana,</p>");
    }

    @Test
    void severalKindsAreOneMailAndADateOfWhatIsNewIsToldOnce() {
        var to = new Composing.To("Ana", "Ana Lima", "Northline Kitchens", "https://t.example");
        Composing.Mail mail = Composing.mail(
                to,
                List.of(
                        new Composing.Item(Kind.REMINDER, 2, "Fire", null, null, true),
                        new Composing.Item(Kind.ASSIGNED, 1, "Till", null, null, true),
                        new Composing.Item(Kind.DUE_DATE_CHANGED, 1, "Till", null, null, true)),
                Map.of());
        assertThat(mail.subject()).isEqualTo("Your training at Northline Kitchens");
        assertThat(mail.text()).containsOnlyOnce("Till").contains("You have new training.", "This is still open.");
    }
}
