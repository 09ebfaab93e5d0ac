package io.github.crosspy.buildroot;

import io.github.crosspy.StepException;
import io.github.crosspy.process.CommandResult;
import io.github.crosspy.process.CommandRunner;
import io.github.crosspy.process.LogText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out, in a second, what this host lacks to make and enter build roots. */
public final class HostCheck {
    private static final long NEEDED_BYTES = 6L << 30;
    /** Program to look for, and the Debian package that has it. */
    private static final Map<String, String> PROGRAMS = Map.of(
            "apt-get", "apt",
            "mmdebstrap", "mmdebstrap",
            "unshare", "util-linux",
            "setpriv", "util-linux",
            "flock", "util-linux",
            "mount", "mount",
            "hostname", "hostname");

    private static final Path KEYRING = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");

    private final Cache cache;
    private final Sandbox sandbox;

    public HostCheck(Cache cache, Sandbox sandbox) {
        this.cache = cache;
        this.sandbox = sandbox;
    }

    /** A check without any proxy, since it downloads nothing. */
    public static HostCheck of(Cache cache) {
        return new HostCheck(
                cache, new Sandbox(cache, new CommandRunner(), HostEnvironment.of(System.getenv(), Map.of())));
    }

    /**
     * One thing that is missing.
     *
     * @param what the thing, in one line
     * @param cure the one line that cures it
     */
    public record Problem(String what, String cure) {}

    /** What is missing, best cured in this order; empty when the host is fit. */
    public List<Problem> run() throws IOException {
        List<Problem> problems = new ArrayList<>();
        String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!machine.matches("Linux (amd64|x86_64|aarch64)")) {
            return List.of(new Problem(
                    "This is " + machine + "; packages are built on Debian or Ubuntu, amd64 or arm64",
                    "Run the build on such a host, in a virtual machine or in CI"));
        }
        PROGRAMS.entrySet().stream()
                .filter(program -> !isOnPath(program.getKey()))
                .map(program -> new Problem("There is no program " + program.getKey(), install(program.getValue())))
                .sorted((one, other) -> one.what().compareTo(other.what()))
                .forEach(problems::add);
        if (!Files.exists(KEYRING)) {
            problems.add(
                    new Problem("The keys of Debian's archive are not installed", install("debian-archive-keyring")));
        }
        if (!Sandbox.isRoot()) {
            problems.addAll(userIds());
        }
        freeSpace().ifPresent(problems::add);
        if (problems.isEmpty()) {
            overlay().ifPresent(problems::add);
        }
        return List.copyOf(problems);
    }

    /**
     * Ends a step before minutes are spent.
     *
     * @throws StepException naming the first thing that is missing, and its cure
     */
    public void require() throws IOException, StepException {
        List<Problem> problems = run();
        if (!problems.isEmpty()) {
            String more = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more: mvn crosspy:doctor)";
            throw new StepException(
                    problems.get(0).what() + more, problems.get(0).cure());
        }
    }

    private static List<Problem> userIds() {
        List<Problem> problems = new ArrayList<>();
        if (!isOnPath("newuidmap")) {
            problems.add(new Problem("There is no program newuidmap", install("uidmap")));
        }
        String user = System.getProperty("user.name");
        for (String file : List.of("/etc/subuid", "/etc/subgid")) {
            if (!names(Path.of(file), user)) {
                problems.add(new Problem(
                        file + " gives user " + user + " no range of ids",
                        "sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 " + user));
            }
        }
        return problems;
    }

    private Optional<Problem> freeSpace() throws IOException {
        Files.createDirectories(cache.directory());
        long free = Files.getFileStore(cache.directory()).getUsableSpace();
        if (free >= NEEDED_BYTES) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                cache.directory() + " has " + (free >> 20) + " MiB free; build roots and builds need "
                        + (NEEDED_BYTES >> 20) + " MiB",
                "Free some, or set crosspy.cacheDirectory to a directory on a larger disk"));
    }

    /** Tries the real thing: namespaces, an overlay and what enter.sh mounts. */
    private Optional<Problem> overlay() throws IOException {
        Path log = cache.directory().resolve("doctor.log");
        Files.deleteIfExists(log);
        CommandResult result = sandbox.runOutside(
                "Namespaces and overlay",
                List.of("sh", "-euc", Shell.script(Sandbox.class, "try-overlay.sh"), "sh", options()),
                log);
        if (result.succeeded()) {
            return Optional.empty();
        }
        String reason = LogText.of(log).strip();
        return Optional.of(new Problem("Build roots cannot be mounted here: " + reason, cure(reason)));
    }

    private static String options() throws IOException {
        return Sandbox.isRoot() ? "" : "userxattr,";
    }

    private static String cure(String reason) {
        if (Files.exists(Path.of("/proc/sys/kernel/apparmor_restrict_unprivileged_userns"))
                && !reason.contains("overlay")) {
            return "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0";
        }
        if (Files.exists(Path.of("/proc/sys/kernel/unprivileged_userns_clone")) && reason.contains("unshare")) {
            return "sudo sysctl kernel.unprivileged_userns_clone=1";
        }
        return "In a container, start it with --privileged (or CAP_SYS_ADMIN and no seccomp filter); otherwise set"
                + " crosspy.cacheDirectory to a directory on ext4, xfs or btrfs";
    }

    private static String install(String debianPackage) {
        return "sudo apt-get install --yes --no-install-recommends " + debianPackage;
    }

    private static boolean names(Path file, String user) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.anyMatch(line -> line.startsWith(user + ":"));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
