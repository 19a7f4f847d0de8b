package dev.muster;

import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {
    @Test
    void modulesUseLowerRanksOnly() {
        ApplicationModules.of(Muster.class, JavaClass.Predicates.resideInAPackage("dev.muster.generated.."))
                .verify();
    }
}
