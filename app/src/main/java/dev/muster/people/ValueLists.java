package dev.muster.people;

import static dev.muster.generated.db.Tables.ATTRIBUTE_VALUE;

import dev.muster.people.Values.Value;
import dev.muster.shared.Attribute;
import java.util.Locale;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The managed lists of attribute values, read whole (some hundreds of rows, one query). */
@Component
public class ValueLists {
    private final DSLContext db;

    ValueLists(DSLContext db) {
        this.db = db;
    }

    /** All values, by attribute and name. */
    public Values read() {
        return new Values(db.selectFrom(ATTRIBUTE_VALUE)
                .orderBy(ATTRIBUTE_VALUE.ATTRIBUTE, ATTRIBUTE_VALUE.NAME, ATTRIBUTE_VALUE.ID)
                .fetch(r -> new Value(
                        r.getId(),
                        Attribute.valueOf(r.getAttribute().toUpperCase(Locale.ROOT)),
                        r.getName(),
                        r.getParentId(),
                        r.getRegionId(),
                        r.getBrandId(),
                        r.getFranchiseId())));
    }
}
