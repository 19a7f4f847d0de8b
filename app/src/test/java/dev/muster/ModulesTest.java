package dev.muster;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {
    @Test
    void modulesUseLowerRanksOnly() {
        ApplicationModules.of(Muster.class).verify();
    }
}
