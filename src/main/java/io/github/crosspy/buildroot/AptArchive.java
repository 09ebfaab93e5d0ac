package io.github.crosspy.buildroot;

import io.github.crosspy.StepException;
import io.github.crosspy.process.Command;
import io.github.crosspy.process.CommandResult;
import io.github.crosspy.process.CommandRunner;
import io.github.crosspy.process.LogText;
import io.github.crosspy.store.AtomicFiles;
import io.github.crosspy.store.Digests;
import io.github.crosspy.store.Fingerprint;
import io.github.crosspy.store.PathLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Debian's archive as the host's apt sees it, with lists and configuration of our own, so that neither root nor a change
 * of the host is needed. apt verifies everything: InRelease signature, then lists, then each file's SHA-256.
 */
public final class AptArchive {
    private static final Logger LOG = LoggerFactory.getLogger(AptArchive.class);
    private static final Path DEBIAN_KEYRING = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");
    private static final String CURRENT = "current";

    private final Cache cache;
    private final CommandRunner runner;
    private final HostEnvironment environment;
    private final Freshness freshness;

    /** When the lists of a snapshot are asked for again. */
    public enum Freshness {
        /** Never: take what is there ({@code mvn -o}). */
        OFFLINE(null),
        /** Once a day, as Maven does with snapshots. */
        DAILY(Duration.ofDays(1)),
        /** At once ({@code mvn -U}). */
        ALWAYS(Duration.ZERO);

        private final Duration age;

        Freshness(Duration age) {
            this.age = age;
        }

        boolean covers(Instant made) {
            return age == null || made.plus(age).isAfter(Instant.now());
        }
    }

    public AptArchive(Cache cache, CommandRunner runner, HostEnvironment environment, Freshness freshness) {
        this.environment = environment;
        this.cache = cache;
        this.runner = runner;
        this.freshness = freshness;
    }

    /** Whether anything may be fetched. */
    public boolean isOffline() {
        return freshness == Freshness.OFFLINE;
    }

    /**
     * Gives the package lists of the main suite for the architectures, of the extra suites for the first one alone, and
     * the source lists of all.
     *
     * @param architectures Debian names, the build side's first
     * @param log file for apt's output
     * @throws StepException when a suite is unknown, the archive cannot be reached, or does not verify
     */
    public AptState state(Suites suites, List<String> architectures, Path log) throws IOException, StepException {
        String key = new Fingerprint("apt-state")
                .add("suites", suites.all())
                .add("mirror", suites.mirror().orElse(null))
                .add("keyring", suites.keyring().map(Path::toString).orElse(null))
                .add("architectures", architectures)
                .value()
                .substring(0, 16);
        Path place = cache.apt().resolve(key);
        try (PathLock lock = PathLock.acquire(cache.locks().resolve("apt-" + key))) {
            Path current = place.resolve(CURRENT);
            if (Files.isDirectory(current)
                    && freshness.covers(Files.getLastModifiedTime(current).toInstant())) {
                return read(current.toRealPath(), suites);
            }
            if (isOffline()) {
                throw new StepException(
                        "The package lists of " + String.join(", ", suites.all()) + " were never fetched",
                        "Run the build once without -o");
            }
            return update(place, suites, architectures, log);
        }
    }

    private AptState update(Path place, Suites suites, List<String> architectures, Path log)
            throws IOException, StepException {
        LOG.info("Fetching the package lists of {} for {}", suites.all(), architectures);
        Path beside = place.resolve(UUID.randomUUID().toString());
        boolean kept = false;
        try {
            Files.createDirectories(beside.resolve("lists/partial"));
            Files.createDirectories(cache.packages().resolve("partial"));
            takeOver(place.resolve(CURRENT), beside);
            String sources = sourcesList(suites, architectures, log);
            Files.writeString(beside.resolve("sources.list"), sources);
            Files.writeString(beside.resolve("base.list"), baseList(sources, architectures));
            Files.writeString(beside.resolve("preferences"), preferences(suites));
            Files.createFile(beside.resolve("status"));
            Files.writeString(beside.resolve("apt.conf"), configuration(beside, architectures));
            CommandResult result = run(
                    "Package lists of " + String.join(", ", suites.all()),
                    beside,
                    List.of("apt-get", "-c", beside.resolve("apt.conf").toString(), "update", "--error-on=any"),
                    log);
            if (!result.succeeded()) {
                throw failure(suites, log);
            }
            makeCurrent(place, beside);
            kept = true;
            return read(beside, suites);
        } finally {
            if (!kept) {
                AtomicFiles.deleteTree(beside);
            }
        }
    }

    /** apt asks only for what changed when it finds the lists that it had. */
    private static void takeOver(Path current, Path beside) throws IOException {
        if (!Files.isDirectory(current.resolve("lists"))) {
            return;
        }
        try (Stream<Path> lists = Files.list(current.resolve("lists"))) {
            for (Path list : (Iterable<Path>) lists.filter(Files::isRegularFile)::iterator) {
                Files.copy(
                        list, beside.resolve("lists").resolve(list.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void makeCurrent(Path place, Path made) throws IOException {
        Path link = AtomicFiles.beside(place.resolve(CURRENT));
        Files.createSymbolicLink(link, made.getFileName());
        Files.move(link, place.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE);
    }

    private static AptState read(Path directory, Suites suites) throws IOException {
        Fingerprint digest = new Fingerprint("release-files");
        List<Path> releases;
        try (Stream<Path> lists = Files.list(directory.resolve("lists"))) {
            releases = lists.filter(list -> list.toString().endsWith("Release"))
                    .sorted()
                    .toList();
        }
        Fingerprint main = new Fingerprint("release-file");
        for (Path release : releases) {
            digest.add("release", Digests.sha256(release));
            if (release.getFileName().toString().contains("_dists_" + suites.main() + "_")) {
                main.add("release", Digests.sha256(release));
            }
        }
        return new AptState(directory, digest.value(), main.value());
    }

    private String sourcesList(Suites suites, List<String> architectures, Path log) throws IOException, StepException {
        StringBuilder lines = new StringBuilder();
        for (String suite : suites.all()) {
            String mirror = new Mirrors(runner, environment).of(suite, suites, log.resolveSibling("mirrors.log"));
            // Only the main suite may give the target packages: two suites' ABIs must not mix there.
            List<String> of = suite.equals(suites.main()) ? architectures : architectures.subList(0, 1);
            String trust =
                    keyring(suites).map(keyring -> "signed-by=" + keyring).orElse("");
            // "target": this host's apt may fetch more for other programs, such as AppStream data and lists of files.
            lines.append("deb [target=Packages arch=%s %s] %s %s main%n"
                    .formatted(String.join(",", of), trust, mirror, suite));
            lines.append("deb-src [target=Sources %s] %s %s main%n".formatted(trust, mirror, suite));
        }
        return lines.toString();
    }

    private static String baseList(String sources, List<String> architectures) {
        return sources.lines().findFirst().orElseThrow().replaceFirst("arch=[^ \\]]*", "arch=" + architectures.get(0))
                + "\n";
    }

    private static Optional<Path> keyring(Suites suites) {
        return suites.keyring().or(() -> Optional.of(DEBIAN_KEYRING)).filter(Files::exists);
    }

    static String preferences(Suites suites) {
        StringBuilder preferences = new StringBuilder();
        for (String suite : suites.extra()) {
            preferences.append("Package: *%nPin: release n=%s%nPin-Priority: 50%n%n".formatted(suite));
        }
        // Packages built here win over the archive's, even over newer ones; apt must be told, or it replaces them.
        return preferences
                .append("Package: *\nPin: origin \"\"\nPin-Priority: 1001\n")
                .toString();
    }

    private String configuration(Path state, List<String> architectures) {
        List<String> lines = new ArrayList<>();
        for (String cleared : List.of(
                "APT::Architectures",
                "APT::Update::Pre-Invoke",
                "APT::Update::Post-Invoke",
                "APT::Update::Post-Invoke-Success",
                "DPkg::Pre-Invoke",
                "DPkg::Post-Invoke",
                "DPkg::Pre-Install-Pkgs")) {
            lines.add("#clear " + cleared + ";");
        }
        lines.add("APT::Architecture \"" + architectures.get(0) + "\";");
        architectures.forEach(architecture -> lines.add("APT::Architectures:: \"" + architecture + "\";"));
        lines.add("Dir::State \"" + state + "\";");
        lines.add("Dir::State::lists \"" + state.resolve("lists") + "\";");
        lines.add("Dir::State::status \"" + state.resolve("status") + "\";");
        lines.add("Dir::Cache \"" + state + "\";");
        lines.add("Dir::Cache::archives \"" + cache.packages() + "\";");
        lines.add("Dir::Cache::pkgcache \"\";");
        lines.add("Dir::Cache::srcpkgcache \"\";");
        lines.add("Dir::Etc::sourcelist \"" + state.resolve("sources.list") + "\";");
        lines.add("Dir::Etc::sourceparts \"/dev/null\";");
        lines.add("Dir::Etc::preferences \"" + state.resolve("preferences") + "\";");
        lines.add("Dir::Etc::preferencesparts \"/dev/null\";");
        lines.add("APT::Sandbox::User \"root\";");
        lines.add("APT::Install-Recommends \"false\";");
        lines.add("APT::Get::Assume-Yes \"true\";");
        lines.add("Acquire::Languages \"none\";");
        lines.add("Acquire::Retries \"3\";");
        lines.add("Acquire::AllowInsecureRepositories \"false\";");
        lines.add("Acquire::AllowDowngradeToInsecureRepositories \"false\";");
        return String.join("\n", lines) + "\n";
    }

    /**
     * Which of some packages the archive has for the build side.
     *
     * @return {@code NAME=VERSION} for each
     */
    public Set<String> versions(AptState state, List<String> names, Path log) throws IOException, StepException {
        if (names.isEmpty()) {
            return Set.of();
        }
        Files.deleteIfExists(log);
        List<String> arguments =
                new ArrayList<>(List.of("apt-cache", "-c", state.configuration().toString(), "madison"));
        arguments.addAll(names);
        run("Versions of " + names, state.directory(), arguments, log);
        return Files.readAllLines(log).stream()
                .map(line -> line.split("\\|"))
                .filter(columns -> columns.length == 3
                        && columns[2].contains("/main " + BuildMachine.architecture() + " Packages"))
                .map(columns -> columns[0].strip() + "=" + columns[1].strip())
                .collect(Collectors.toSet());
    }

    /**
     * Runs a host tool in a directory with the log of its own.
     *
     * @return how it ended
     */
    public CommandResult run(String label, Path directory, List<String> arguments, Path log) throws IOException {
        return runner.run(new Command(label, arguments, directory, environment.variables(), log, Optional.empty()));
    }

    private static StepException failure(Suites suites, Path log) throws IOException {
        String output = LogText.of(log);
        for (String suite : suites.all()) {
            if (output.contains(" " + suite + " Release' does not have a Release file")
                    || output.contains("/" + suite + " Release' does not have a Release file")) {
                return new StepException(
                        "The archive has no suite '" + suite + "'",
                        "Check <suite> and <extraSuites>, and that crosspy.mirror or apt's configuration names a mirror that has it",
                        log,
                        null);
            }
        }
        return new StepException(
                "apt cannot fetch or verify the package lists of " + String.join(", ", suites.all()),
                "Check the network, the proxy and the mirror; with lists fetched earlier, mvn -o works without them",
                log,
                null);
    }
}
