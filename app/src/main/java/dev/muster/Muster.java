package dev.muster;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/** The program. */
@Modulithic(systemName = "Muster", sharedModules = "shared")
// Two modules may use the same word for different things.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Muster {
    public static void main(String[] args) {
        SpringApplication.run(Muster.class, args);
    }
}
