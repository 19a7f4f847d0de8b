package dev.muster.assignment.ledger;

import dev.muster.assignment.Remarks;
import dev.muster.settings.Settings;
import dev.muster.shared.BadInput;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Notes and approval on acts on training: optional, or required by setting. The one place that asks for them. */
@Component
public class RequiredRemarks {
    private static final int LONGEST = 2_000;

    private final Settings settings;

    RequiredRemarks(Settings settings) {
        this.settings = settings;
    }

    /** @throws BadInput naming {@code note} or {@code approvedBy}, or both */
    public void check(Remarks said) {
        check(said, "note");
    }

    /** @param noteField what the act calls its note */
    public void check(Remarks said, String noteField) {
        Settings.Values s = settings.current();
        List<BadInput.Error> errors = new ArrayList<>();
        if (s.noteRequired() && said.note() == null) {
            errors.add(new BadInput.Error(noteField, "Say why: a note is required here."));
        }
        if (s.approvalRequired() && said.approvedBy() == null) {
            errors.add(new BadInput.Error("approvedBy", "Say who approved it: approval is required here."));
        }
        if (said.note() != null && said.note().length() > LONGEST) {
            errors.add(new BadInput.Error(noteField, "Use up to 2,000 characters."));
        }
        if (said.approvedBy() != null && said.approvedBy().length() > LONGEST) {
            errors.add(new BadInput.Error("approvedBy", "Use up to 2,000 characters."));
        }
        if (!errors.isEmpty()) {
            throw new BadInput(errors);
        }
    }
}
