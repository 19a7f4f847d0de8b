package dev.muster.setup;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The libraries in the jar and their versions, out of the bill of materials that the build puts into it. */
@Component
class MadeOf implements InfoContributor {
    private static final String BILL = "/META-INF/sbom/application.cdx.json";

    @Override
    public void contribute(Info.Builder info) {
        try (InputStream bill = MadeOf.class.getResourceAsStream(BILL)) {
            if (bill != null) {
                info.withDetail("libraries", libraries(bill));
            }
        } catch (IOException e) {
            throw new IllegalStateException("The bill of materials can't be read", e);
        }
    }

    static Map<String, String> libraries(InputStream bill) {
        Map<String, String> versions = new TreeMap<>();
        for (JsonNode c : JsonMapper.shared().readTree(bill).path("components")) {
            String group = c.path("group").asString("");
            String name = c.path("name").asString("");
            versions.put(
                    group.isEmpty() ? name : group + ":" + name,
                    c.path("version").asString(""));
        }
        return versions;
    }
}
