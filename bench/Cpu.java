import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** CPU and memory out of /proc. CPU is utime + stime, in seconds, in steps of 10 ms, where nothing else is said. */
final class Cpu {
    private Cpu() {}

    static double of(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] f = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(f[11]) + Long.parseLong(f[12])) / 100.0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** Of the server and what it started, without one connection of the bench's own; ended children count, too. */
    static double server(long postmaster, int without) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + postmaster + "/stat"));
        String[] f = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        double sum = of(postmaster) + (Long.parseLong(f[13]) + Long.parseLong(f[14])) / 100.0;
        for (long child : children(postmaster)) {
            sum += child == without ? 0 : of(child);
        }
        return sum;
    }

    /** Of those that serve the program's connections and read for them, without the server's own housekeeping; exact. */
    static double backends(long postmaster, int without) throws IOException {
        return titled(postmaster, "postgres: muster ", without) + reading(postmaster);
    }

    /** Of those that read files for any connection; exact. */
    static double reading(long postmaster) throws IOException {
        return titled(postmaster, "postgres: io worker", 0);
    }

    private static double titled(long postmaster, String title, int without) throws IOException {
        double sum = 0;
        for (long child : children(postmaster)) {
            boolean counts = child != without
                    && Files.readString(Path.of("/proc/" + child + "/cmdline")).startsWith(title);
            sum += counts ? exact(child) / 1000 : 0;
        }
        return sum;
    }

    /** Milliseconds of a process and all its threads, exact to the nanosecond; threads that ended are missing. */
    static double exact(long pid) {
        double sum = 0;
        try (var tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
            for (Path t : tasks.toList()) {
                sum += Long.parseLong(Files.readString(t.resolve("schedstat")).split(" ")[0]) / 1e6;
            }
        } catch (IOException | UncheckedIOException e) {
            // ended meanwhile
        }
        return sum;
    }

    static List<Long> children(long parent) {
        List<Long> out = new ArrayList<>();
        ProcessHandle.of(parent).ifPresent(p -> p.children().forEach(c -> out.add(c.pid())));
        return out;
    }

    /** Megabytes: shared pages counted in parts (PSS) where the kernel says them, else resident ones. */
    static double memory(long pid) {
        for (String file : List.of("smaps_rollup", "status")) {
            try {
                for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/" + file))) {
                    if (line.startsWith("Pss:") || line.startsWith("VmRSS:")) {
                        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
                    }
                }
            } catch (IOException e) {
                // gone, or not ours to read
            }
        }
        return 0;
    }
}
