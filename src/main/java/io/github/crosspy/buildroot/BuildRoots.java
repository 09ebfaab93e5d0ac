package io.github.crosspy.buildroot;

import io.github.crosspy.StepException;
import io.github.crosspy.process.CommandResult;
import io.github.crosspy.process.CommandRunner;
import io.github.crosspy.store.Fingerprint;
import io.github.crosspy.store.PathLock;
import io.github.crosspy.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the systems that steps run in: base, toolchain of a target, and what a source needs on top. */
public final class BuildRoots {
    private static final Logger LOG = LoggerFactory.getLogger(BuildRoots.class);
    /** fakeroot for packages whose rules want to own files, mount to leave the host's tree behind. */
    private static final String INCLUDED = "fakeroot,mount";
    /**
     * Packages of one name and version built here and in the archive differ in compressed changelogs, and dpkg would
     * refuse the second of two architectures; nobody reads documentation in a build root.
     */
    private static final List<String> LEFT_OUT = List.of("doc", "man", "info", "locale", "lintian");

    private static final String ADD_USER =
            "chroot \"$1\" useradd --uid 1000 --user-group --home-dir /build --create-home --shell /bin/sh build";

    private final Sandbox sandbox;
    private final AptArchive archive;
    private final LayerStore layers;
    private final PackageLayers packages;
    private final HostCheck host;

    public BuildRoots(Sandbox sandbox, AptArchive archive, HostCheck host) {
        this.host = host;
        this.sandbox = sandbox;
        this.archive = archive;
        this.layers = new LayerStore(sandbox);
        this.packages = new PackageLayers(sandbox, archive);
    }

    /**
     * Wires up what build roots need.
     *
     * @param proxies {@code http_proxy} and its like out of Maven's settings
     */
    public static BuildRoots in(Cache cache, AptArchive.Freshness freshness, Map<String, String> proxies) {
        CommandRunner runner = new CommandRunner();
        HostEnvironment environment = HostEnvironment.of(System.getenv(), proxies);
        Sandbox sandbox = new Sandbox(cache, runner, environment);
        return new BuildRoots(
                sandbox, new AptArchive(cache, runner, environment, freshness), new HostCheck(cache, sandbox));
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public AptArchive archive() {
        return archive;
    }

    /**
     * The cross toolchain of a target on the base of a suite.
     *
     * @param logs directory for log files
     */
    public Layer toolchain(Suites suites, Target target, Path logs) throws IOException, StepException {
        AptState state = state(suites, target, logs);
        Layer base = base(suites, state, logs);
        return packages.run(new PackageRequest(
                target + ": cross toolchain of " + suites.main(),
                "toolchain-" + suites.main() + "-" + target,
                base,
                state,
                List.of(toolchainPackages(base, target)),
                Optional.empty(),
                "",
                Optional.empty(),
                "",
                "",
                logs.resolve("toolchain.log")));
    }

    /** The archive's lists for the build side and one target. */
    public AptState state(Suites suites, Target target, Path logs) throws IOException, StepException {
        List<String> architectures = new ArrayList<>(List.of(BuildMachine.architecture()));
        if (!architectures.contains(target.name())) {
            architectures.add(target.name());
        }
        return archive.state(suites, architectures, logs.resolve("package-lists.log"));
    }

    /** Adds packages to a system. */
    public Layer with(PackageRequest request) throws IOException, StepException {
        return packages.run(request);
    }

    /** Shell functions that ask apt as this class does: {@code packages ARGUMENTS}. */
    public static String installScript() throws IOException {
        return Shell.script(Sandbox.class, "install-packages.sh");
    }

    /** Build roots need the target's C and C++ libraries although sources do not declare them; sbuild adds them too. */
    private List<String> toolchainPackages(Layer base, Target target) throws IOException {
        String gcc = gccVersion(base);
        List<String> names = new ArrayList<>(List.of("install"));
        if (!BuildMachine.architecture().equals(target.name())) {
            names.add("crossbuild-essential-" + target);
        }
        names.add("libc6-dev:" + target);
        names.add("libstdc++-" + gcc + "-dev:" + target);
        return names;
    }

    private String gccVersion(Layer base) throws IOException {
        Path compilers = sandbox.cache().layers().resolve(base.name()).resolve("usr/lib/gcc/" + BuildMachine.triplet());
        try (var versions = Files.list(compilers)) {
            return versions.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("\\d+"))
                    .reduce((a, b) -> Integer.parseInt(a) > Integer.parseInt(b) ? a : b)
                    .orElseThrow(() -> new IOException("No gcc in " + compilers));
        }
    }

    /** A minimal system of the main suite for the build side. */
    public Layer base(Suites suites, AptState state, Path logs) throws IOException, StepException {
        host.require();
        String key = new Fingerprint("base")
                .add("suite", suites.main())
                .add("architecture", BuildMachine.architecture())
                .add("archive", state.mainDigest())
                .add("included", INCLUDED)
                .add("left out", LEFT_OUT)
                .add("user", ADD_USER)
                .value();
        return layers.get("base-" + suites.main(), key, List.of(), name -> makeBase(suites, state, name, logs));
    }

    private void makeBase(Suites suites, AptState state, String name, Path logs) throws IOException, StepException {
        if (archive.isOffline()) {
            throw new StepException(
                    "The build root of " + suites.main() + " was never made", "Run the build once without -o");
        }
        Path log = logs.resolve("base.log");
        Files.deleteIfExists(log);
        Path beside = sandbox.cache().work().resolve(UUID.randomUUID().toString());
        // The lock tells others that this directory is in use and no leftover.
        try (PathLock lock = PathLock.acquire(Entry.lockOf(beside))) {
            LOG.info("Making the build root of {} {}", suites.main(), BuildMachine.architecture());
            CommandResult result =
                    sandbox.runOutside("Build root of " + suites.main(), bootstrap(suites, state, beside), log);
            if (!result.succeeded()) {
                sandbox.remove(beside);
                throw AptFailure.of("Build root of " + suites.main(), log, false);
            }
            Files.move(beside, sandbox.cache().layers().resolve(name));
        } finally {
            Files.deleteIfExists(Entry.lockOf(beside));
        }
    }

    private static List<String> bootstrap(Suites suites, AptState state, Path directory) {
        List<String> command = new ArrayList<>(List.of(
                "mmdebstrap",
                "--mode=root",
                "--variant=buildd",
                "--format=directory",
                "--architectures=" + BuildMachine.architecture(),
                "--include=" + INCLUDED,
                "--aptopt=Acquire::Languages \"none\"",
                "--dpkgopt=force-unsafe-io",
                "--skip=check/empty",
                "--customize-hook=" + ADD_USER));
        LEFT_OUT.forEach(kind -> command.add("--dpkgopt=path-exclude=/usr/share/" + kind + "/*"));
        command.addAll(
                List.of(suites.main(), directory.toString(), state.baseList().toString()));
        return command;
    }
}
