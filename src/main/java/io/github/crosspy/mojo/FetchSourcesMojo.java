package io.github.crosspy.mojo;

import io.github.crosspy.StepException;
import io.github.crosspy.maven.DependencyProducts;
import io.github.crosspy.maven.Products;
import io.github.crosspy.source.Lock;
import io.github.crosspy.store.AtomicFiles;
import io.github.crosspy.store.Listing;
import io.github.crosspy.store.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.spi.connector.transport.TransporterProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the module's Debian sources and Python projects, with all that those need to be built and to run, and checks
 * them against the archive's signatures, the index's SHA-256 and crosspy.lock.
 *
 * @since 0.1.0
 */
@Mojo(name = "fetch-sources", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class FetchSourcesMojo extends AbstractFetchMojo {
    private static final Logger LOG = LoggerFactory.getLogger(FetchSourcesMojo.class);

    /**
     * Skips this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "crosspy.fetch-sources.skip", defaultValue = "false")
    private boolean skipFetchSources;

    @Inject
    FetchSourcesMojo(
            MavenSession session,
            MavenProject project,
            DependencyProducts dependencies,
            Products products,
            TransporterProvider transporters) {
        super(session, project, dependencies, products, transporters);
    }

    @Override
    String goal() {
        return "fetch-sources";
    }

    @Override
    boolean isSkipped() {
        return skipFetchSources;
    }

    @Override
    void run() throws IOException, StepException {
        Stamp stamp = new Stamp(sources().resolveSibling("sources.stamp"));
        Optional<Path> lock = Optional.of(lockFile()).filter(Files::exists);
        String key =
                fetchInputs().add("lock", Listing.of(lock.stream().toList())).value();
        if (lock.isEmpty()) {
            LOG.warn(
                    "{} has no crosspy.lock: the newest sources are taken; mvn crosspy:lock pins what was fetched",
                    module());
        }
        if (!isUpdateForced() && stamp.covers(key, List.of(sources()))) {
            LOG.info("{}: up to date", goal());
            return;
        }
        stamp.clear();
        requireHost();
        if (isUpdateForced()) {
            AtomicFiles.deleteTree(sources());
        }
        fetchDebs(lock.isPresent() ? Optional.of(Lock.read(lock.get())) : Optional.empty());
        if (!wheels().isEmpty()) {
            fetchWheels(lock);
        }
        stamp.set(key, List.of(sources()));
    }
}
