package io.github.crosspy.mojo;

import io.github.crosspy.StepException;
import io.github.crosspy.debian.DebBuild;
import io.github.crosspy.debian.DebSetBuild;
import io.github.crosspy.debian.DebSetRequest;
import io.github.crosspy.maven.DependencyProducts;
import io.github.crosspy.maven.ProductKind;
import io.github.crosspy.maven.Products;
import io.github.crosspy.source.debian.DebianSources;
import io.github.crosspy.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Cross-builds the module's Debian sources with dpkg-buildpackage, each in a throw-away layer of a build root, without
 * the network, with the packages of the modules it depends on before the archive's.
 *
 * @since 0.1.0
 */
@Mojo(name = "build-debs", defaultPhase = LifecyclePhase.COMPILE, threadSafe = true)
public final class BuildDebsMojo extends AbstractTargetMojo {
    /**
     * Skips this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "crosspy.build-debs.skip", defaultValue = "false")
    private boolean skipBuildDebs;

    /**
     * How many compilers run at once in one build; absent for what this machine's processors and Maven's -T leave.
     *
     * @since 0.1.0
     */
    @Parameter(property = "crosspy.jobs")
    private Integer jobs;

    @Inject
    BuildDebsMojo(MavenSession session, MavenProject project, DependencyProducts dependencies, Products products) {
        super(session, project, dependencies, products);
    }

    @Override
    String goal() {
        return "build-debs";
    }

    @Override
    boolean isSkipped() {
        return skipBuildDebs;
    }

    @Override
    void run() throws IOException, StepException, MojoFailureException {
        if (debs().isEmpty()) {
            return;
        }
        forEachTarget(this::buildAndAttach);
    }

    private void buildAndAttach(Target target) throws IOException, StepException, MojoFailureException {
        Path debs = directory(target).resolve("debs");
        unlessCurrent(target, List.of(sources()), debs, this::build);
        attach(ProductKind.DEBS, target, debs);
    }

    private void build(Target target) throws IOException, StepException {
        new DebSetBuild(new DebBuild(roots(), store()))
                .run(new DebSetRequest(
                        debs(),
                        DebianSources.read(sources()),
                        target,
                        suites(),
                        dependencyDebs(target),
                        Jobs.of(jobs, session().getRequest().getDegreeOfConcurrency()),
                        directory(target)));
    }
}
