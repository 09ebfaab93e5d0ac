package io.github.crosspy.mojo;

import io.github.crosspy.StepException;
import io.github.crosspy.maven.DependencyProducts;
import io.github.crosspy.maven.ProductKind;
import io.github.crosspy.maven.Products;
import io.github.crosspy.report.VerdictFiles;
import io.github.crosspy.store.Fingerprint;
import io.github.crosspy.target.LibraryContract;
import io.github.crosspy.target.Target;
import io.github.crosspy.verify.Allowance;
import io.github.crosspy.verify.Verdict;
import io.github.crosspy.verify.Verifier;
import io.github.crosspy.verify.VerifyRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * Reads every ELF file in the module's packages, wheels and target tree, or in files named on the command line, and fails
 * the build when one is not what the target needs.
 *
 * @since 0.1.0
 */
@Mojo(name = "verify-elf", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class VerifyElfMojo extends AbstractTargetMojo {
    private static final String VERDICT = "verify.json";
    private static final Logger LOG = LoggerFactory.getLogger(VerifyElfMojo.class);

    /**
     * Skips this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "crosspy.verify-elf.skip", defaultValue = "false")
    private boolean skipVerifyElf;

    /**
     * Files that may break a rule, each with its reason: {@code <allow>} with {@code <check>}, {@code <path>} and
     * {@code <reason>}.
     *
     * @since 0.1.0
     */
    @Parameter
    private List<AllowSpec> allows;

    /**
     * What devices have beyond their architecture, so that nothing asks for more: {@code <glibc>}, the newest version;
     * {@code <openssl>}, the version in the names of its libraries; {@code <python>}, the minor version.
     *
     * @since 0.1.0
     */
    @Parameter
    private ContractSpec contract;

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

    /** Files that are there are checked without asking anybody. */
    @Override
    String archive(Target target) {
        return "";
    }

    @Override
    Fingerprint inputs() throws IOException, StepException {
        Fingerprint inputs = super.inputs();
        LibraryContract libraries = libraries();
        inputs.add("glibc", libraries.glibc().orElse(null))
                .add("openssl", libraries.openssl().orElse(null))
                .add("devicePython", libraries.python().orElse(null));
        for (Allowance allowance : allowances()) {
            inputs.add("allow", List.of(allowance.checkId(), allowance.path(), allowance.reason()));
        }
        return inputs;
    }

    @Override
    void run() throws IOException, StepException, MojoFailureException {
        forEachTarget(this::verifyAndAttach);
    }

    private LibraryContract libraries() throws StepException {
        return contract == null ? LibraryContract.ANY : contract.toContract();
    }

    private List<Allowance> allowances() throws StepException {
        List<Allowance> allowances = new ArrayList<>();
        for (AllowSpec allow : allows == null ? List.<AllowSpec>of() : allows) {
            allowances.add(allow.toAllowance());
        }
        return List.copyOf(allowances);
    }

    private void verifyAndAttach(Target target) throws IOException, StepException, MojoFailureException {
        Path directory = directory(target);
        Path verdict = directory.resolve(VERDICT);
        List<Path> products =
                List.of(directory.resolve("debs"), directory.resolve("wheels"), directory.resolve("sysroot"));
        unlessCurrent(target, products, verdict, this::verify);
        attachFile(ProductKind.VERIFY, target, verdict);
    }

    private void verify(Target target) throws IOException, StepException, MojoFailureException {
        Path directory = directory(target);
        Verdict verdict = new Verifier()
                .run(new VerifyRequest(
                        target.with(libraries()),
                        files(directory.resolve("debs"), ".deb"),
                        files(directory.resolve("wheels"), ".whl"),
                        List.of(),
                        Optional.of(directory.resolve("sysroot")).filter(Files::isDirectory),
                        allowances()));
        VerdictFiles.write(verdict, directory);
        VerdictText.show(verdict, "verify-elf of " + module(), "\n  Log:  " + directory.resolve(VERDICT));
    }
}
