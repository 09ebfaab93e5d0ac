package io.github.crosspy.buildroot;

import io.github.crosspy.StepException;
import io.github.crosspy.process.Command;
import io.github.crosspy.process.CommandResult;
import io.github.crosspy.process.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the archive's address for a suite: the user's own, or the one that the host's apt is configured with. */
final class Mirrors {
    private static final Path OS_RELEASE = Path.of("/etc/os-release");
    private static final String CODENAME = "VERSION_CODENAME=";
    private static final String SECURITY = "-security";

    private final CommandRunner runner;
    private final HostEnvironment environment;

    Mirrors(CommandRunner runner, HostEnvironment environment) {
        this.environment = environment;
        this.runner = runner;
    }

    /**
     * @param log file that apt's answer is written to
     * @return the address of the archive that has the suite
     * @throws StepException when neither parameter nor apt's configuration names one
     */
    String of(String suite, Suites suites, Path log) throws IOException, StepException {
        if (suites.mirror().isPresent()) {
            return suites.mirror().get();
        }
        List<Configured> configured = configured(log);
        return configured.stream()
                .filter(line -> line.suite().equals(suite))
                .findFirst()
                .or(() -> sameKind(suite, configured))
                .map(Configured::address)
                .orElseThrow(() -> new StepException(
                        "apt's configuration on this host names no Debian mirror for suite " + suite,
                        "Set crosspy.mirror to the address of a Debian mirror, or add one to /etc/apt/sources.list"));
    }

    private static Optional<Configured> sameKind(String suite, List<Configured> configured) {
        Optional<String> hostSuite = hostSuite();
        return configured.stream()
                .filter(line -> suite.endsWith(SECURITY)
                        ? line.suite().endsWith(SECURITY)
                        : Optional.of(line.suite()).equals(hostSuite))
                .findFirst();
    }

    private static Optional<String> hostSuite() {
        try {
            List<String> lines = Files.readAllLines(OS_RELEASE);
            boolean debian = lines.contains("ID=debian");
            return lines.stream()
                    .filter(line -> debian && line.startsWith(CODENAME))
                    .map(line -> line.substring(CODENAME.length()))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private List<Configured> configured(Path log) throws IOException {
        Files.deleteIfExists(log);
        CommandResult result = runner.run(new Command(
                "apt-get indextargets",
                List.of("apt-get", "indextargets", "--format", "target $(RELEASE) $(REPO_URI)", "Created-By: Packages"),
                log.toAbsolutePath().getParent(),
                environment.variables(),
                log,
                Optional.empty()));
        if (!result.succeeded()) {
            return List.of();
        }
        return Files.readAllLines(log).stream()
                .map(line -> line.split(" "))
                .filter(words -> words.length == 3 && words[0].equals("target"))
                .map(words -> new Configured(words[1], words[2]))
                .toList();
    }

    private record Configured(String suite, String address) {}
}
