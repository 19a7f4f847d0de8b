package dev.muster.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.MusterTest;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@MusterTest
class MadeOfTest {
    @Autowired
    MockMvcTester mvc;

    @Test
    void librariesAreNamedWithTheirVersions() {
        String bill = """
            {"bomFormat":"CycloneDX","components":[
              {"group":"org.jooq","name":"jooq","version":"3.21.7"},{"name":"muster","version":"1"}]}""";
        assertThat(MadeOf.libraries(new ByteArrayInputStream(bill.getBytes(UTF_8))))
                .containsEntry("org.jooq:jooq", "3.21.7")
                .containsEntry("muster", "1");
    }

    @Test
    void administratorsOnlySeeThem() {
        assertThat(mvc.get().uri("/actuator/info")).as("this machine is nobody").hasStatus(401);
        assertThat(mvc.get().uri("/actuator/info").header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN))
                .hasStatusOk();
        assertThat(mvc.get().uri("/actuator/sbom").header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN))
                .hasStatus(404);
    }
}
