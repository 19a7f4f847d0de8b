package dev.muster.evidence.pack;

import dev.muster.audit.Seals;
import dev.muster.learning.RecordsCheckGrid;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whether the log is whole when a pack is made, and whether the completions are as it says. */
@Component
class LogCheck {
    private final Seals seals;
    private final RecordsCheckGrid records;

    LogCheck(Seals seals, RecordsCheckGrid records) {
        this.seals = seals;
        this.records = records;
    }

    /** What nobody has sealed yet is sealed before. */
    Seals.Verified run() {
        seals.seal();
        Seals.Verified chain = seals.verify();
        return new Seals.Verified(
                chain.blocks(),
                chain.entries(),
                chain.unsealed(),
                chain.resealed(),
                Stream.concat(chain.problems().stream(), records.problems().stream())
                        .toList());
    }
}
