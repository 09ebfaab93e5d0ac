package io.github.crosspy.mojo;

import io.github.crosspy.StepException;
import io.github.crosspy.maven.DependencyProducts;
import io.github.crosspy.maven.ProductKind;
import io.github.crosspy.maven.Products;
import io.github.crosspy.sysroot.PathExcludes;
import io.github.crosspy.sysroot.TargetRootRequest;
import io.github.crosspy.sysroot.TreeInstallation;
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
 * Installs the packages of the module and of those it depends on, with all that they need from the archive, into a tree
 * that runs under qemu-user.
 *
 * @since 0.1.0
 */
@Mojo(name = "install-target-libs", defaultPhase = LifecyclePhase.PROCESS_CLASSES, threadSafe = true)
public final class InstallTargetLibsMojo extends AbstractTargetMojo {
    /**
     * Skips this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "crosspy.install-target-libs.skip", defaultValue = "false")
    private boolean skipInstallTargetLibs;

    @Inject
    InstallTargetLibsMojo(
            MavenSession session, MavenProject project, DependencyProducts dependencies, Products products) {
        super(session, project, dependencies, products);
    }

    @Override
    String goal() {
        return "install-target-libs";
    }

    @Override
    boolean isSkipped() {
        return skipInstallTargetLibs;
    }

    @Override
    void run() throws IOException, StepException, MojoFailureException {
        forEachTarget(this::installAndAttach);
    }

    private void installAndAttach(Target target) throws IOException, StepException, MojoFailureException {
        Path tree = directory(target).resolve("sysroot");
        unlessCurrent(target, List.of(directory(target).resolve("debs")), tree, this::install);
        attach(ProductKind.SYSROOT, target, tree);
    }

    private void install(Target target) throws IOException, StepException {
        List<Path> built = new ArrayList<>(dependencyDebs(target));
        built.addAll(files(directory(target).resolve("debs"), ".deb"));
        new TreeInstallation(roots())
                .run(new TargetRootRequest(
                        module(),
                        target,
                        suites(),
                        built,
                        pythonFromArchive(target, built),
                        new PathExcludes(pathExcludes()),
                        directory(target)));
    }

    /** Wheels need a Python to run in: the archive's, where no module builds one. */
    private List<String> pythonFromArchive(Target target, List<Path> built) throws IOException, StepException {
        if (wheels().isEmpty()) {
            return List.of();
        }
        String name = "python" + targetPython(target);
        boolean isBuilt =
                built.stream().anyMatch(deb -> deb.getFileName().toString().startsWith(name + "_"));
        return isBuilt ? List.of() : List.of(name);
    }
}
