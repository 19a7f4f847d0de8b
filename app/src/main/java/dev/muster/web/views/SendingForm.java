package dev.muster.web.views;

import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.tables.TableFile;
import dev.muster.views.Rhythm;
import dev.muster.views.Sending;
import dev.muster.web.audience.AudienceChoices;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * To whom a view is sent, as it is typed.
 *
 * @param rhythm the name of a {@link Rhythm}; empty: it is not sent
 * @param people usernames, or names that only one person has
 */
public record SendingForm(String rhythm, String format, List<String> people) {
    public SendingForm {
        people = people.stream().filter(p -> p != null && !p.isBlank()).toList();
    }

    static SendingForm of(@Nullable Sending now) {
        return now == null
                ? new SendingForm("", TableFile.Format.XLSX.ending(), List.of())
                : new SendingForm(
                        now.rhythm().name(),
                        now.format().ending(),
                        now.receivers().stream().map(Sending.Receiver::username).toList());
    }

    /** Null: it is not sent. */
    @Nullable Rhythm when() {
        if (rhythm.isEmpty()) {
            return null;
        }
        return Rhythm.named(rhythm).orElseThrow(() -> new BadInput("rhythm", "Choose when it is sent."));
    }

    TableFile.Format as() {
        return TableFile.Format.named(format);
    }

    /** @throws BadInput naming who is nobody, or several */
    Set<Integer> persons(Actor actor, AudienceChoices choices) {
        Set<Integer> ids = new LinkedHashSet<>();
        for (String typed : people) {
            ids.add(choices.person(actor, typed)
                    .orElseThrow(() -> new BadInput(
                            "people",
                            "“%s” is nobody whom you see, or several. Write the username.".formatted(typed))));
        }
        return ids;
    }
}
