package dev.muster.assignment.ledger;

import dev.muster.assignment.Remarks;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.notification.Notices;
import dev.muster.notification.rules.Kind;
import dev.muster.shared.BadInput;
import java.util.List;
import org.springframework.stereotype.Component;

/** What every act on training writes beside its work: why it was done, its entry in the log, what people are told. */
@Component
public class LoggedActs {
    private final RequiredRemarks remarks;
    private final AuditLog log;
    private final Notices notices;

    LoggedActs(RequiredRemarks remarks, AuditLog log, Notices notices) {
        this.remarks = remarks;
        this.log = log;
        this.notices = notices;
    }

    /** @throws BadInput where a note or an approval is required and missing */
    public void require(Remarks said) {
        remarks.check(said);
    }

    /** @param noteField what the act calls its note */
    public void require(Remarks said, String noteField) {
        remarks.check(said, noteField);
    }

    public Written write(Act act, Remarks said) {
        return log.write(act.note(said.note(), said.approvedBy()));
    }

    /** Nobody is told of a silent act. */
    public void tell(Kind kind, Written entry, Remarks said, int contentId, List<Integer> people) {
        if (!said.silent()) {
            notices.queue(kind, entry, said.message(), contentId, people);
        }
    }

    /** What rules told people in consequence of the act carries its message, or is dropped where it is silent. */
    public void reword(Written entry, Remarks said) {
        notices.reword(entry, said.message(), said.silent());
    }
}
