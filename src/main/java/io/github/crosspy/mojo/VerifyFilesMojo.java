package io.github.crosspy.mojo;

import io.github.crosspy.StepException;
import io.github.crosspy.report.VerdictFiles;
import io.github.crosspy.target.Target;
import io.github.crosspy.target.Targets;
import io.github.crosspy.verify.Verdict;
import io.github.crosspy.verify.Verifier;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Checks any packages, wheels and trees as verify-elf checks a module's products. Needs no project; a goal of its own,
 * because Maven runs a goal that needs none only once in a reactor.
 *
 * @since 0.1.0
 */
@Mojo(name = "verify-files", requiresProject = false, aggregator = true, threadSafe = true)
public final class VerifyFilesMojo extends AbstractMojo {
    private static final String GOAL = "verify-files";

    /**
     * What to check, separated by commas: packages, wheels, directories of either, root trees, their tar archives, single
     * files.
     *
     * @since 0.1.0
     */
    @Parameter(property = "crosspy.verify.files")
    private List<File> files;

    /**
     * Debian architectures to check for, separated by commas.
     *
     * @since 0.1.0
     */
    @Parameter(property = "crosspy.targets")
    private String targets;

    /**
     * Where the reports go, in a directory for each target; absent for the console alone.
     *
     * @since 0.1.0
     */
    @Parameter(property = "crosspy.verify.reports")
    private File reports;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try {
            if (files == null || files.isEmpty()) {
                throw new StepException(
                        "There is no file to check",
                        "Name packages, wheels or directories: -Dcrosspy.verify.files=dist,x.deb -Dcrosspy.targets=armhf");
            }
            for (Target target : Targets.parse(targets)) {
                verify(target);
            }
        } catch (StepException e) {
            throw new MojoFailureException(FailureText.of(GOAL, "the files named", e), e);
        } catch (IOException e) {
            throw FailureText.unexpected(GOAL, "the files named", e);
        }
    }

    private void verify(Target target) throws IOException, StepException, MojoFailureException {
        Verdict verdict = new Verifier().run(new NamedFiles(files).request(target, List.of()));
        if (reports != null) {
            VerdictFiles.write(verdict, reports.toPath().resolve(target.name()));
        }
        VerdictText.show(verdict, GOAL, "");
    }
}
