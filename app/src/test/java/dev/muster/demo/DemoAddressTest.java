package dev.muster.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.settings.Demo;
import dev.muster.shared.WrongSetting;
import dev.muster.testing.MusterTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MusterTest
@NullUnmarked
class DemoAddressTest {
    @Autowired
    DemoCompany company;

    @Autowired
    Demo demo;

    @Test
    void theDemoCompanyIsNotServedToOthersAndTheRefusalIsOneLineWithTheSettings() {
        assertThatThrownBy(() -> new DemoStart(company, demo, "on", "0.0.0.0").start())
                .isInstanceOf(WrongSetting.class)
                .hasMessageContainingAll("ADDRESS (0.0.0.0)", "MUSTER_DEMO=off")
                .message()
                .doesNotContain("\n");
        assertThat(demo.isOn()).isFalse();
    }
}
