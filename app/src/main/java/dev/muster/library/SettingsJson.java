package dev.muster.library;

import dev.muster.library.rules.Validity;
import dev.muster.shared.AudienceJson;
import dev.muster.shared.DueRuleJson;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Settings as API and audit log write them. */
public final class SettingsJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SettingsJson() {}

    public static ObjectNode tree(ContentSettings s) {
        ObjectNode node = JSON.createObjectNode();
        node.put("title", s.title()).put("description", s.description());
        var tags = node.putArray("tags");
        s.tags().forEach(tags::add);
        node.put("language", s.language());
        node.put("mandatory", s.mandatory()).put("newStarterDefault", s.newStarterDefault());
        Validity v = s.validity();
        node.put("validityMonths", v.months())
                .put("validUntil", v.untilText())
                .put("validAtLeastDays", v.atLeastDays());
        node.put("keepAnniversary", v.keepsAnniversary())
                .put("renewalWindowDays", v.windowDays())
                .put("graceDays", v.graceDays());
        if (s.due() == null) {
            node.putNull("due");
        } else {
            node.set("due", DueRuleJson.tree(s.due()));
        }
        node.set("visibility", AudienceJson.tree(s.visibility()));
        node.put("certificate", s.certificate().name()).put("acceptsDocuments", s.acceptsDocuments());
        node.put("renewWith", s.renewWith());
        return node.put("assignableBy", s.assignableBy().name());
    }
}
