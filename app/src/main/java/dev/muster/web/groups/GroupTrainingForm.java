package dev.muster.web.groups;

import dev.muster.assignment.DueFor;
import dev.muster.assignment.standing.GroupTraining;
import dev.muster.shared.BadInput;
import dev.muster.shared.DueRule;
import dev.muster.web.DueForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The training of a group as its review sends it.
 *
 * @param content all that the group is to give
 * @param redate one of it that is attached and is to be due otherwise; null: the date is for what is new
 * @param dueFor whom a changed date moves
 */
public record GroupTrainingForm(
        List<Integer> content,
        @Nullable Integer redate,
        String due,
        String dueDays,
        String atLeastDays,
        String dueOn,
        String dueFor) {
    public GroupTrainingForm {
        content = content == null ? List.of() : List.copyOf(content);
        due = text(due);
        dueDays = text(dueDays);
        atLeastDays = text(atLeastDays);
        dueOn = text(dueOn);
        dueFor = text(dueFor);
    }

    private static String text(@Nullable String s) {
        return s == null ? "" : s.strip();
    }

    static GroupTrainingForm of(List<Integer> content) {
        return new GroupTrainingForm(content, null, "none", "", "", "", "");
    }

    static GroupTrainingForm of(List<Integer> content, int redate, @Nullable DueRule now) {
        DueForm due = DueForm.of(now);
        return new GroupTrainingForm(
                content, redate, due.due(), due.dueDays(), due.atLeastDays(), due.dueOn(), DueFor.NEW.name());
    }

    public DueForm dueForm() {
        return new DueForm(due, dueDays, atLeastDays, dueOn);
    }

    /**
     * @param attached what the group gives now
     * @throws BadInput naming the field
     */
    GroupTraining training(List<Integer> attached) {
        Optional<DueRule> rule = Optional.ofNullable(dueForm().rule());
        List<Integer> meant = new ArrayList<>(content);
        meant.removeIf(c -> redate == null ? attached.contains(c) : !c.equals(redate));
        Map<Integer, Optional<DueRule>> dues = new HashMap<>();
        meant.forEach(c -> dues.put(c, rule));
        return new GroupTraining(content, dues, dueFor.equals(DueFor.OPEN.name()) ? DueFor.OPEN : DueFor.NEW);
    }
}
