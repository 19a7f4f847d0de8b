package dev.muster;

import dev.muster.setup.Command;
import dev.muster.setup.Settings;
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
        if (args.length > 0 && !args[0].startsWith("--")) {
            System.exit(Command.run(System.getenv(), Muster.class, args));
        }
        Settings.fault(System.getenv()).ifPresent(fault -> {
            System.err.println("Muster can't start: " + fault);
            System.exit(1);
        });
        if ("json".equals(System.getenv("MUSTER_LOG"))) {
            System.setProperty("logging.structured.format.console", "ecs");
        }
        try {
            SpringApplication.run(Muster.class, args);
        } catch (RuntimeException alreadyReported) {
            System.exit(1);
        }
    }
}
