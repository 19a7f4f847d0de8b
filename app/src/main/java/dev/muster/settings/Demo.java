package dev.muster.settings;

import static dev.muster.generated.db.Tables.SETTING;

import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** Whether this database holds the demo company, whose password everybody knows: screens say so. */
@Component
public class Demo {
    public static final String PASSWORD = "northline-kitchens";
    public static final List<SignIn> SIGN_INS = List.of(
            new SignIn("admin", "administrator"),
            new SignIn("manager", "manager of Leeds"),
            new SignIn("author", "author of courses"),
            new SignIn("auditor", "auditor"),
            new SignIn("learner", "commis chef in Bristol"));

    private static final String NAME = "demo";

    private final DSLContext db;
    private final Settings settings;
    private volatile @Nullable Boolean on;

    Demo(DSLContext db, Settings settings) {
        this.db = db;
        this.settings = settings;
    }

    /** @param who in a few words */
    public record SignIn(String username, String who) {}

    public boolean isOn() {
        Boolean known = on;
        if (known == null) {
            known = db.fetchExists(SETTING, SETTING.NAME.eq(NAME));
            on = known;
        }
        return known;
    }

    /** From now on, in this transaction. */
    public void begin() {
        settings.set(NAME, JsonNodeFactory.instance.booleanNode(true));
        on = null;
    }
}
