package io.github.crosspy.python;

import io.github.crosspy.StepException;
import io.github.crosspy.buildroot.BuildRoots;
import io.github.crosspy.source.python.PythonProject;
import io.github.crosspy.source.python.PythonProject.Kind;
import io.github.crosspy.stack.WheelSource;
import io.github.crosspy.store.AtomicFiles;
import io.github.crosspy.store.Store;
import io.github.crosspy.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds all wheels of a module: first those that the build side needs, then those for the target, which go with all
 * that they require into one wheelhouse.
 */
public final class WheelhouseBuild {
    private final BuildRoots roots;
    private final Store store;

    public WheelhouseBuild(BuildRoots roots, Store store) {
        this.roots = roots;
        this.store = store;
    }

    /**
     * @return the directory of the wheelhouse
     * @throws StepException when a wheel does not build, or two modules give different versions of one project
     */
    public Path run(WheelhouseRequest request) throws IOException, StepException {
        Path directory = request.libraries().directory().resolve("wheels");
        Path beside = Files.createDirectories(AtomicFiles.beside(directory));
        try {
            WheelBuild build = new WheelBuild(roots, store, request.libraries());
            Map<String, Path> buildSide = buildSide(request, build);
            for (Path wheel : request.provided()) {
                Files.copy(wheel, beside.resolve(wheel.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
            for (PythonProject project : request.sources().target()) {
                retag(request, forTarget(request, build, project, buildSide), beside);
            }
            new Wheelhouse().run(beside);
            AtomicFiles.replaceTree(directory, beside);
            return directory;
        } finally {
            AtomicFiles.deleteTree(beside);
        }
    }

    /** The build side's wheels by project name; the sources come in an order in which each can be built. */
    private static Map<String, Path> buildSide(WheelhouseRequest request, WheelBuild build)
            throws IOException, StepException {
        Map<String, Path> wheels = new HashMap<>();
        for (PythonProject project : request.sources().buildSide()) {
            wheels.put(
                    project.name(),
                    project.kind() == Kind.WHEEL
                            ? project.path()
                            : build.run(one(request, project, Side.build(), wheels)));
        }
        return wheels;
    }

    private static Path forTarget(
            WheelhouseRequest request, WheelBuild build, PythonProject project, Map<String, Path> buildSide)
            throws IOException, StepException {
        if (project.kind() == Kind.WHEEL) {
            return project.path();
        }
        Side side =
                Side.target(request.libraries().target(), request.libraries().python());
        return build.run(one(request, project, side, buildSide));
    }

    private static WheelBuildRequest one(
            WheelhouseRequest request, PythonProject project, Side side, Map<String, Path> buildSide)
            throws StepException {
        List<Path> wheels = new ArrayList<>();
        for (String name : project.buildRequires()) {
            Path wheel = buildSide.get(name);
            if (wheel == null) {
                throw new StepException(
                        project.name() + " needs " + name + " on the build side, which was not fetched",
                        "Run mvn crosspy:fetch-sources again");
            }
            wheels.add(wheel);
        }
        Optional<WheelSource> spec = request.specs().stream()
                .filter(wheel -> wheel.normalizedName().equals(project.name()))
                .findFirst();
        return new WheelBuildRequest(
                project, spec, side, wheels, request.libraries().directory().resolve("logs"));
    }

    private static void retag(WheelhouseRequest request, Path wheel, Path directory) throws IOException, StepException {
        Target target = request.libraries().target();
        new WheelRetag().run(wheel, target.platformTag(), target.buildTag(), directory);
    }
}
