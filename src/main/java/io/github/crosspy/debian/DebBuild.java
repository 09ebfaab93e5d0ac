package io.github.crosspy.debian;

import io.github.crosspy.StepException;
import io.github.crosspy.buildroot.AptState;
import io.github.crosspy.buildroot.Bind;
import io.github.crosspy.buildroot.BuildMachine;
import io.github.crosspy.buildroot.BuildRoots;
import io.github.crosspy.buildroot.Layer;
import io.github.crosspy.buildroot.PackageRequest;
import io.github.crosspy.buildroot.Step;
import io.github.crosspy.process.CommandResult;
import io.github.crosspy.source.SourceChanges;
import io.github.crosspy.stack.DebSource;
import io.github.crosspy.store.AtomicFiles;
import io.github.crosspy.store.Digests;
import io.github.crosspy.store.Fingerprint;
import io.github.crosspy.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cross-builds one Debian source with dpkg-buildpackage in a throw-away layer, or finds what was built before. */
public final class DebBuild {
    private static final Logger LOG = LoggerFactory.getLogger(DebBuild.class);

    private final BuildRoots roots;
    private final Store store;

    public DebBuild(BuildRoots roots, Store store) {
        this.roots = roots;
        this.store = store;
    }

    /**
     * @return the directory with the .deb, .changes and .buildinfo files; read-only
     * @throws StepException when a build dependency is missing, an edit does not apply or the build fails
     */
    public Path run(DebBuildRequest request) throws IOException, StepException {
        AptState state = roots.state(request.suites(), request.target(), logs(request));
        String key = key(request, state);
        return store.get("debs", key, directory -> build(request, state, directory));
    }

    private String key(DebBuildRequest request, AptState state) throws IOException {
        Fingerprint key = new Fingerprint("build-debs")
                .add("archive", state.digest())
                .add("build side", BuildMachine.architecture())
                .add("target", request.target().name())
                .add("suites", request.suites().all())
                .add("rules", new BuildScript(request).fingerprint());
        key.add("source", sourceDigest(request));
        for (Path patch : request.deb().patches()) {
            key.addFile("patch", patch);
        }
        return key.add("built", builtDigest(request.built())).value();
    }

    private void build(DebBuildRequest request, AptState state, Path output) throws IOException, StepException {
        String label = label(request);
        LOG.info("{}: building {}", label, request.fetched().version());
        Layer toolchain = roots.toolchain(request.suites(), request.target(), logs(request));
        Layer layer = dependencies(request, state, toolchain);
        Path log = logs(request).resolve(request.deb().source() + "-build.log");
        Files.deleteIfExists(log);
        CommandResult result = roots.sandbox()
                .run(new Step(
                        label + ": dpkg-buildpackage",
                        layer,
                        binds(request, output),
                        Optional.empty(),
                        new BuildScript(request).text(),
                        log,
                        Optional.empty()));
        if (!result.succeeded()) {
            throw BuildFailure.of(label, result);
        }
        LOG.info("{}: built in {} s", label, result.elapsed().toSeconds());
    }

    private Layer dependencies(DebBuildRequest request, AptState state, Layer toolchain)
            throws IOException, StepException {
        BuildScript script = new BuildScript(request);
        boolean changed = changesControl(request.deb());
        Path source = changed ? changedControl(request, toolchain) : script.sourceDirectory();
        List<String> apt = new ArrayList<>(List.of("build-dep", "-a" + request.target(), "-P" + script.profiles()));
        apt.add(request.deb().binaries().buildDependencies());
        apt.add("/mnt/source" + (changed ? "/." : script.sourceArgument()));
        apt.removeIf(String::isEmpty);
        return roots.with(new PackageRequest(
                label(request) + ": build dependencies",
                "builddeps-" + request.deb().source() + "-" + request.target(),
                toolchain,
                state,
                List.of(apt),
                Optional.of(source),
                sourceDigest(request) + (changed ? script.changes() : ""),
                repository(request),
                builtDigest(request.built()),
                "",
                logs(request).resolve(request.deb().source() + "-dependencies.log")));
    }

    private static boolean changesControl(DebSource deb) {
        return !deb.patches().isEmpty()
                || deb.edits().stream().anyMatch(edit -> edit.file().equals("debian/control"));
    }

    /** A change of debian/control may be meant to change the build dependencies, so apt must see it changed. */
    private Path changedControl(DebBuildRequest request, Layer toolchain) throws IOException, StepException {
        Path directory = request.directory().resolve("control-" + request.deb().source());
        AtomicFiles.deleteTree(directory);
        Files.createDirectories(directory);
        Path log = logs(request).resolve(request.deb().source() + "-control.log");
        Files.deleteIfExists(log);
        CommandResult result = roots.sandbox()
                .run(Step.of(
                        label(request) + ": changes",
                        toolchain,
                        binds(request, directory),
                        new BuildScript(request).controlText(),
                        log));
        if (!result.succeeded()) {
            throw BuildFailure.of(label(request), result);
        }
        return directory;
    }

    private static Optional<Path> repository(DebBuildRequest request) throws IOException, StepException {
        if (request.built().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(BuiltRepository.lay(
                request.built(),
                request.directory().resolve("repository-" + request.deb().source())));
    }

    private static List<Bind> binds(DebBuildRequest request, Path output) {
        List<Bind> binds = new ArrayList<>(
                List.of(Bind.read(new BuildScript(request).sourceDirectory(), "source"), Bind.write(output, "output")));
        binds.addAll(SourceChanges.binds(request.deb().patches()));
        return binds;
    }

    private static String sourceDigest(DebBuildRequest request) {
        Fingerprint digest = new Fingerprint("source");
        request.fetched().files().forEach(file -> digest.add(file.name(), file.sha256()));
        return digest.value();
    }

    private static String builtDigest(List<Path> built) throws IOException {
        Fingerprint digest = new Fingerprint("built");
        for (Path deb :
                built.stream().sorted(Comparator.comparing(Path::getFileName)).toList()) {
            digest.add(deb.getFileName().toString(), Digests.sha256(deb));
        }
        return digest.value();
    }

    private static Path logs(DebBuildRequest request) {
        return request.directory().resolve("logs");
    }

    private static String label(DebBuildRequest request) {
        return request.deb().source() + " " + request.target();
    }
}
