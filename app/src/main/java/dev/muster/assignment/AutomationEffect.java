package dev.muster.assignment;

/**
 * What saving an automation does: as a preview before, as what it really did after.
 *
 * @param change who gains, keeps and loses training, by name
 * @param matching people who match
 * @param existing those of them who count as existing employees
 * @param leftOut people left out as existing, after it
 * @param kept people whose source from the automation becomes a kept one
 * @param dueMoved people whose open due date moves
 * @param mails people who will be told by mail
 */
public record AutomationEffect(
        RuleEffect change, int matching, int existing, int leftOut, int kept, int dueMoved, int mails) {

    /** People who match and for whom nothing becomes of it: they have the training, or are left out. */
    public int unchanged() {
        return Math.max(0, matching - change.gain());
    }
}
