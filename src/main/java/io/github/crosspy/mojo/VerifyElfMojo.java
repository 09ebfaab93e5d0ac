package io.github.crosspy.mojo;

import io.github.crosspy.StepException;
import io.github.crosspy.maven.DependencyProducts;
import io.github.crosspy.maven.ProductKind;
import io.github.crosspy.maven.Products;
import io.github.crosspy.report.ConsoleTable;
import io.github.crosspy.report.VerdictFiles;
import io.github.crosspy.target.Target;
import io.github.crosspy.verify.Severity;
import io.github.crosspy.verify.Verdict;
import io.github.crosspy.verify.Verifier;
import io.github.crosspy.verify.VerifyRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every ELF file in the module's packages, wheels and target tree, and fails the build when one is not what the
 * target needs.
 *
 * @since 0.1.0
 */
@Mojo(name = "verify-elf", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class VerifyElfMojo extends AbstractTargetMojo {
    private static final Logger LOG = LoggerFactory.getLogger(VerifyElfMojo.class);

    /**
     * Skips this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "crosspy.verify-elf.skip", defaultValue = "false")
    private boolean skipVerifyElf;

    @Inject
    VerifyElfMojo(MavenSession session, MavenProject project, DependencyProducts dependencies, Products products) {
        super(session, project, dependencies, products);
    }

    @Override
    String goal() {
        return "verify-elf";
    }

    @Override
    boolean isSkipped() {
        return skipVerifyElf;
    }

    @Override
    void run() throws IOException, StepException, MojoFailureException {
        forEachTarget(this::verifyAndAttach);
    }

    private void verifyAndAttach(Target target) throws IOException, StepException, MojoFailureException {
        Path directory = directory(target);
        Path verdict = directory.resolve("verify.json");
        List<Path> products =
                List.of(directory.resolve("debs"), directory.resolve("wheels"), directory.resolve("sysroot"));
        unlessCurrent(target, products, verdict, this::verify);
        attachFile(ProductKind.VERIFY, target, verdict);
    }

    private void verify(Target target) throws IOException, StepException, MojoFailureException {
        Path directory = directory(target);
        Verdict verdict = new Verifier()
                .run(new VerifyRequest(
                        target,
                        files(directory.resolve("debs"), ".deb"),
                        files(directory.resolve("wheels"), ".whl"),
                        Optional.of(directory.resolve("sysroot")).filter(Files::isDirectory)));
        VerdictFiles.write(verdict, directory);
        ConsoleTable.of(verdict).forEach(verdict.failed() ? LOG::error : LOG::info);
        if (verdict.failed()) {
            throw new MojoFailureException("crosspy:verify-elf of " + module() + " for " + target + " failed: "
                    + verdict.count(Severity.ERROR) + " errors\n  Cure: Each line above has its own\n  Log:  "
                    + directory.resolve("verify.json"));
        }
    }
}
