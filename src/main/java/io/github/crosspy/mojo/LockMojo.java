package io.github.crosspy.mojo;

import io.github.crosspy.StepException;
import io.github.crosspy.maven.DependencyProducts;
import io.github.crosspy.maven.Products;
import io.github.crosspy.source.Lock;
import io.github.crosspy.source.LockedPython;
import io.github.crosspy.source.debian.FetchedDeb;
import io.github.crosspy.store.AtomicFiles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.spi.connector.transport.TransporterProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the newest sources that fit the POM and writes their versions and SHA-256 to crosspy.lock, to be committed.
 *
 * @since 0.1.0
 */
@Mojo(name = "lock", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class LockMojo extends AbstractFetchMojo {
    private static final Logger LOG = LoggerFactory.getLogger(LockMojo.class);

    @Inject
    LockMojo(
            MavenSession session,
            MavenProject project,
            DependencyProducts dependencies,
            Products products,
            TransporterProvider transporters) {
        super(session, project, dependencies, products, transporters);
    }

    @Override
    String goal() {
        return "lock";
    }

    @Override
    boolean isSkipped() {
        return false;
    }

    @Override
    void run() throws IOException, StepException {
        requireHost();
        // What an earlier fetch left would be taken again, newer releases or not.
        AtomicFiles.deleteTree(sources());
        List<LockedPython> python =
                wheels().isEmpty() ? List.of() : fetchWheels(Optional.empty()).lockEntries();
        Lock lock = new Lock(
                fetchDebs(Optional.empty()).byName().values().stream()
                        .filter(deb -> !deb.suite().equals(FetchedDeb.LOCAL))
                        .map(FetchedDeb::locked)
                        .toList(),
                python);
        lock.write(lockFile());
        // Under what the lock says too, so that a build without the network finds them.
        fetchDebs(Optional.of(lock));
        LOG.info(
                "{}: {} Debian sources and {} Python files pinned in {}",
                module(),
                lock.debian().size(),
                lock.python().size(),
                lockFile());
    }
}
