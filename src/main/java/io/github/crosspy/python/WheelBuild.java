package io.github.crosspy.python;

import io.github.crosspy.StepException;
import io.github.crosspy.buildroot.Bind;
import io.github.crosspy.buildroot.BuildRoots;
import io.github.crosspy.buildroot.Shell;
import io.github.crosspy.buildroot.Step;
import io.github.crosspy.process.CommandResult;
import io.github.crosspy.source.SourceChanges;
import io.github.crosspy.stack.Edit;
import io.github.crosspy.stack.WheelSource;
import io.github.crosspy.store.Digests;
import io.github.crosspy.store.Fingerprint;
import io.github.crosspy.store.Store;
import io.github.crosspy.sysroot.TargetLibraries;
import io.github.crosspy.sysroot.TargetLibrariesRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds one sdist into one wheel, in a throw-away layer over the target's libraries, or finds the one built before. */
final class WheelBuild {
    private static final Logger LOG = LoggerFactory.getLogger(WheelBuild.class);

    private final BuildRoots roots;
    private final Store store;
    private final TargetLibrariesRequest libraries;

    /** @param libraries the layer that wheels are built in, made when the first is really built */
    WheelBuild(BuildRoots roots, Store store, TargetLibrariesRequest libraries) {
        this.roots = roots;
        this.store = store;
        this.libraries = libraries;
    }

    /**
     * @return the wheel as the back end named it; read-only
     * @throws StepException when the build fails or leaves other than one wheel
     */
    Path run(WheelBuildRequest request) throws IOException, StepException {
        return only(store.get("wheels", key(request), output -> build(request, output)), label(request));
    }

    private String key(WheelBuildRequest request) throws IOException, StepException {
        Fingerprint key = new Fingerprint("wheel")
                .add("source", request.project().sha256())
                .add("libraries", new TargetLibraries(roots).fingerprint(libraries))
                .add("side", request.side().name())
                .add("environment", environment(request))
                .add("arguments", request.side().arguments())
                .add("script", Shell.script(WheelBuild.class, "build-wheel.sh"))
                .add("changes", changes(request));
        for (Path patch : patches(request)) {
            key.addFile("patch", patch);
        }
        for (Path wheel : request.buildSide()) {
            key.add("build side", Digests.sha256(wheel));
        }
        return key.value();
    }

    private void build(WheelBuildRequest request, Path output) throws IOException, StepException {
        LOG.info("{}: building {}", label(request), request.project().version());
        Path log = request.logs()
                .resolve(request.project().name() + "-" + request.side().name().replaceAll("\\W+", "-") + ".log");
        Files.deleteIfExists(log);
        List<Bind> binds =
                new ArrayList<>(List.of(Bind.read(request.project().path(), "source"), Bind.write(output, "output")));
        binds.addAll(SourceChanges.binds(patches(request)));
        for (int i = 0; i < request.buildSide().size(); i++) {
            binds.add(Bind.read(request.buildSide().get(i), "wheel-" + i));
        }
        CommandResult result = roots.sandbox()
                .run(Step.of(
                        label(request) + ": setup.py",
                        new TargetLibraries(roots).run(libraries),
                        binds,
                        script(request),
                        log));
        if (!result.succeeded()) {
            throw WheelFailure.of(label(request), result);
        }
        only(output, label(request));
    }

    private String script(WheelBuildRequest request) throws IOException {
        return Shell.exports(Map.of(
                        "PYTHON", "python" + libraries.python(),
                        "KIND", request.project().kind().name(),
                        "FILE_NAME", request.project().fileName(),
                        "WHEELS", Integer.toString(request.buildSide().size()),
                        "ARGUMENTS", request.side().arguments()))
                + "cat > /tmp/changes.sh <<'CROSSPY_CHANGES'\n" + changes(request) + "CROSSPY_CHANGES\n"
                + "cat > /tmp/environment.sh <<'CROSSPY_ENVIRONMENT'\n" + Shell.exports(environment(request))
                + "CROSSPY_ENVIRONMENT\n"
                + Shell.script(WheelBuild.class, "build-wheel.sh");
    }

    private static Map<String, String> environment(WheelBuildRequest request) {
        Map<String, String> environment = new TreeMap<>(request.side().environment());
        request.spec().map(WheelSource::environment).ifPresent(environment::putAll);
        return environment;
    }

    private static String changes(WheelBuildRequest request) throws IOException {
        List<Edit> edits = request.spec().map(WheelSource::edits).orElse(List.of());
        return SourceChanges.script(edits, patches(request));
    }

    private static List<Path> patches(WheelBuildRequest request) {
        return request.spec().map(WheelSource::patches).orElse(List.of());
    }

    private static Path only(Path directory, String label) throws IOException, StepException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> wheels =
                    files.filter(file -> file.toString().endsWith(".whl")).toList();
            if (wheels.size() != 1) {
                throw new StepException(
                        label + ": the build left " + wheels.size() + " wheels instead of one",
                        "Give <wheel> a project whose setup.py makes one wheel");
            }
            return wheels.get(0);
        }
    }

    private String label(WheelBuildRequest request) {
        return request.project().name() + " " + request.side().name();
    }
}
