package io.github.crosspy.mojo;

import io.github.crosspy.StepException;
import io.github.crosspy.maven.DependencyProduct;
import io.github.crosspy.maven.DependencyProducts;
import io.github.crosspy.maven.ProductKind;
import io.github.crosspy.maven.Products;
import io.github.crosspy.python.WheelhouseBuild;
import io.github.crosspy.python.WheelhouseRequest;
import io.github.crosspy.source.python.PythonSources;
import io.github.crosspy.sysroot.PathExcludes;
import io.github.crosspy.sysroot.TargetLibrariesRequest;
import io.github.crosspy.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Builds the module's Python projects as wheels for the target, with the build side's Python of the same minor version,
 * into a wheelhouse that has all that they require.
 *
 * @since 0.1.0
 */
@Mojo(name = "cross-setup-py", defaultPhase = LifecyclePhase.PREPARE_PACKAGE, threadSafe = true)
public final class CrossSetupPyMojo extends AbstractTargetMojo {
    /**
     * Skips this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "crosspy.cross-setup-py.skip", defaultValue = "false")
    private boolean skipCrossSetupPy;

    @Inject
    CrossSetupPyMojo(MavenSession session, MavenProject project, DependencyProducts dependencies, Products products) {
        super(session, project, dependencies, products);
    }

    @Override
    String goal() {
        return "cross-setup-py";
    }

    @Override
    boolean isSkipped() {
        return skipCrossSetupPy;
    }

    @Override
    void run() throws IOException, StepException, MojoFailureException {
        if (wheels().isEmpty()) {
            return;
        }
        forEachTarget(this::buildAndAttach);
    }

    private void buildAndAttach(Target target) throws IOException, StepException, MojoFailureException {
        Path wheelhouse = directory(target).resolve("wheels");
        unlessCurrent(target, List.of(sources(), directory(target).resolve("debs")), wheelhouse, this::build);
        attach(ProductKind.WHEELS, target, wheelhouse);
    }

    private void build(Target target) throws IOException, StepException {
        PythonSources fetched = PythonSources.read(sources());
        List<Path> built = new ArrayList<>(dependencyDebs(target));
        built.addAll(files(directory(target).resolve("debs"), ".deb"));
        new WheelhouseBuild(roots(), store())
                .run(new WheelhouseRequest(
                        fetched,
                        wheels(),
                        new TargetLibrariesRequest(
                                module(),
                                target,
                                suites(),
                                fetched.pythonVersion(),
                                built,
                                new PathExcludes(pathExcludes()),
                                directory(target)),
                        dependencyWheels(target)));
    }

    private List<Path> dependencyWheels(Target target) throws IOException, StepException {
        List<Path> wheels = new ArrayList<>();
        for (DependencyProduct product : dependencyProducts(ProductKind.WHEELS, target)) {
            wheels.addAll(files(unpacked(product), ".whl"));
        }
        return List.copyOf(wheels);
    }
}
