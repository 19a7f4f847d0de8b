package dev.muster;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The program. */
@Modulithic(systemName = "Muster", sharedModules = "shared")
@SpringBootApplication
public class Muster {
    public static void main(String[] args) {
        SpringApplication.run(Muster.class, args);
    }
}
