package io.github.crosspy.sysroot;

import io.github.crosspy.StepException;
import io.github.crosspy.buildroot.AptState;
import io.github.crosspy.buildroot.BuildMachine;
import io.github.crosspy.buildroot.BuildRoots;
import io.github.crosspy.buildroot.Layer;
import io.github.crosspy.buildroot.PackageRequest;
import io.github.crosspy.debian.BinaryPackage;
import io.github.crosspy.debian.BuiltRepository;
import io.github.crosspy.store.Digests;
import io.github.crosspy.store.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The layer that Python extensions are compiled in: the cross toolchain, the target's libraries and headers, and beside
 * them the build side's Python of the same minor version.
 */
public final class TargetLibraries {
    private final BuildRoots roots;

    public TargetLibraries(BuildRoots roots) {
        this.roots = roots;
    }

    /** Digest of everything that the layer is made of; known without making it. */
    public String fingerprint(TargetLibrariesRequest request) throws IOException, StepException {
        Fingerprint fingerprint = new Fingerprint("target-libraries")
                .add("archive", state(request).digest())
                .add("build side", BuildMachine.architecture())
                .add("target", request.target().name())
                .add("python", request.python());
        for (BinaryPackage binary : packages(request)) {
            fingerprint.add(binary.name(), Digests.sha256(binary.file()));
            fingerprint.add("excluded", request.excludes().inLayer(binary.name()));
        }
        return fingerprint.value();
    }

    /**
     * @return the layer, made when it is not there yet
     * @throws StepException when a package cannot be had; most often the build side's Python
     */
    public Layer run(TargetLibrariesRequest request) throws IOException, StepException {
        List<BinaryPackage> packages = packages(request);
        Path logs = request.directory().resolve("logs");
        Layer toolchain = roots.toolchain(request.suites(), request.target(), logs);
        return roots.with(new PackageRequest(
                request.module() + " " + request.target() + ": target libraries",
                "libraries-" + request.target() + "-python" + request.python(),
                toolchain,
                state(request),
                apt(request, packages),
                Optional.empty(),
                "",
                Optional.of(BuiltRepository.lay(
                        packages.stream().map(BinaryPackage::file).toList(),
                        request.directory().resolve("repository-libraries"))),
                fingerprint(request),
                Reinstallation.script(packages, request.excludes()) + checkPython(request.python()),
                logs.resolve("target-libraries.log")));
    }

    /** The build side's packages first: what is left out of the target's must not be left out of them. */
    private List<List<String>> apt(TargetLibrariesRequest request, List<BinaryPackage> packages)
            throws IOException, StepException {
        String python = "python" + request.python();
        List<String> buildSide = new ArrayList<>(List.of("install", python, python + "-dev"));
        buildSide.addAll(buildSideTwins(request, packages));
        List<String> target = new ArrayList<>();
        Set<String> excluded = new TreeSet<>(request.excludes().inLayer("lib" + python + "-dev"));
        for (BinaryPackage binary : packages) {
            excluded.addAll(request.excludes().inLayer(binary.name()));
        }
        excluded.forEach(pattern -> target.add("-oDPkg::Options::=--path-exclude=" + pattern));
        target.add("install");
        packages.forEach(binary -> target.add(binary.name() + ":" + request.target()));
        if (packages.stream().noneMatch(binary -> binary.name().equals("lib" + python + "-dev"))) {
            target.add("lib" + python + "-dev:" + request.target());
        }
        return List.of(buildSide, target);
    }

    /**
     * The build side's development packages of the names that were built for the target, so that extensions that are
     * needed on both sides (cffi) can be compiled for the build side too. Only the same version can be installed for two
     * architectures.
     */
    private List<String> buildSideTwins(TargetLibrariesRequest request, List<BinaryPackage> packages)
            throws IOException, StepException {
        List<BinaryPackage> development = packages.stream()
                .filter(binary ->
                        binary.name().endsWith("-dev") && !binary.name().startsWith("libpython"))
                .toList();
        Set<String> available = roots.archive()
                .versions(
                        state(request),
                        development.stream().map(BinaryPackage::name).toList(),
                        request.directory().resolve("logs/twins.log"));
        return development.stream()
                .map(binary -> binary.name() + "=" + binary.version())
                .filter(available::contains)
                .toList();
    }

    /** A Python of another minor version would write byte code and names that the target's cannot use. */
    private static String checkPython(String version) {
        return "python" + version + " -c \"import sys; sys.exit('%d.%d' % sys.version_info[:2] != '" + version
                + "')\"\n";
    }

    private AptState state(TargetLibrariesRequest request) throws IOException, StepException {
        return roots.state(
                request.suites(), request.target(), request.directory().resolve("logs"));
    }

    private static List<BinaryPackage> packages(TargetLibrariesRequest request) throws IOException, StepException {
        return InstallablePackages.forLayer(request.built(), request.target());
    }
}
