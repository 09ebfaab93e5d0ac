package io.github.crosspy.mojo;

import io.github.crosspy.buildroot.Cache;
import io.github.crosspy.buildroot.HostCheck;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what this host lacks to build for other architectures, each thing with the one line that cures it. The other
 * goals look too, before they spend minutes.
 *
 * @since 0.1.0
 */
@Mojo(name = "doctor", requiresProject = false, aggregator = true, threadSafe = true)
public final class DoctorMojo extends AbstractMojo {
    private static final Logger LOG = LoggerFactory.getLogger(DoctorMojo.class);

    /**
     * Where build roots, downloads and products of steps are kept; absent for {@code $XDG_CACHE_HOME/crosspy}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "crosspy.cacheDirectory")
    private File cacheDirectory;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Cache cache = new Cache(CacheLocation.of(cacheDirectory, System.getenv()));
        List<HostCheck.Problem> problems;
        try {
            problems = HostCheck.of(cache).run();
        } catch (IOException e) {
            throw FailureText.unexpected("doctor", "this host", e);
        }
        if (problems.isEmpty()) {
            LOG.info("This host has all that is needed; build roots are kept in {}", cache.directory());
            return;
        }
        problems.forEach(problem -> LOG.error("{}\n        Cure: {}", problem.what(), problem.cure()));
        throw new MojoFailureException(
                problems.size() + " things are missing on this host; each line above has its cure");
    }
}
