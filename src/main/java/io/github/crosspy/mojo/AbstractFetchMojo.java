package io.github.crosspy.mojo;

import io.github.crosspy.StepException;
import io.github.crosspy.buildroot.BuildMachine;
import io.github.crosspy.buildroot.BuildRoots;
import io.github.crosspy.buildroot.HostCheck;
import io.github.crosspy.maven.DependencyProduct;
import io.github.crosspy.maven.DependencyProducts;
import io.github.crosspy.maven.ProductKind;
import io.github.crosspy.maven.Products;
import io.github.crosspy.maven.ResolverTransport;
import io.github.crosspy.python.Wheel;
import io.github.crosspy.source.Lock;
import io.github.crosspy.source.debian.DebianFetch;
import io.github.crosspy.source.debian.DebianFetchRequest;
import io.github.crosspy.source.debian.DebianSources;
import io.github.crosspy.source.debian.FetchedDeb;
import io.github.crosspy.source.python.PipConfiguration;
import io.github.crosspy.source.python.ProvidedWheel;
import io.github.crosspy.source.python.PythonFetch;
import io.github.crosspy.source.python.PythonFetchRequest;
import io.github.crosspy.source.python.PythonSources;
import io.github.crosspy.stack.DebSource;
import io.github.crosspy.store.Fingerprint;
import io.github.crosspy.store.Listing;
import io.github.crosspy.target.Target;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.spi.connector.transport.TransporterProvider;

/** What fetching and locking share: the index, the lock file, and the requests to both halves of fetching. */
abstract class AbstractFetchMojo extends AbstractTargetMojo {
    /**
     * Address of the Python package index, ending in {@code /simple} on most; absent for the one in pip's configuration,
     * else pip's own default. Credentials come from the server {@code crosspy.indexServer} of settings.xml.
     *
     * @since 0.1.0
     */
    @Parameter(property = "crosspy.index")
    private String index;

    /**
     * Id of the server in settings.xml that has user name and password for the index.
     *
     * @since 0.1.0
     */
    @Parameter(property = "crosspy.indexServer", defaultValue = "crosspy-index")
    private String indexServer;

    /**
     * The lock file: which files the build starts from, by SHA-256. The goal lock writes it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "crosspy.lockFile", defaultValue = "${project.basedir}/crosspy.lock")
    private File lockFile;

    private final TransporterProvider transporters;

    AbstractFetchMojo(
            MavenSession session,
            MavenProject project,
            DependencyProducts dependencies,
            Products products,
            TransporterProvider transporters) {
        super(session, project, dependencies, products);
        this.transporters = transporters;
    }

    final Path lockFile() {
        return lockFile.toPath();
    }

    /** Digest of what decides which sources are fetched. */
    final Fingerprint fetchInputs() throws IOException, StepException {
        Fingerprint inputs = inputs().add("index", index);
        for (Target target : targets()) {
            inputs.add("target", target.name());
            inputs.add("dependencies", Listing.of(dependencyArchives(target)));
        }
        return inputs;
    }

    /** Ends the build before minutes are spent when this host lacks something. */
    final void requireHost() throws IOException, StepException {
        HostCheck.of(cache()).require();
    }

    /** Fetches the Debian sources and leaves their manifest. */
    final DebianSources fetchDebs(Optional<Lock> lock) throws IOException, StepException {
        List<DebSource> debs = debs();
        List<FetchedDeb> fetched = new DebianFetch(roots().archive(), store())
                .run(new DebianFetchRequest(debs, suites(), lock, sources(), logs()));
        Map<String, FetchedDeb> byName = new LinkedHashMap<>();
        for (int i = 0; i < debs.size(); i++) {
            byName.put(debs.get(i).source(), fetched.get(i));
        }
        DebianSources sources = new DebianSources(byName);
        sources.write(sources());
        return sources;
    }

    /** Fetches the Python projects; they are the same files for all targets. */
    final PythonSources fetchWheels(Optional<Path> lock) throws IOException, StepException {
        List<Target> targets = targets();
        Target first = targets.get(0);
        URI address = index();
        return new PythonFetch(new ResolverTransport(
                        transporters, session().getRepositorySession(), indexServer, address, isOffline()))
                .run(new PythonFetchRequest(
                        module(),
                        wheels(),
                        provided(first),
                        targetPython(first),
                        targets,
                        address,
                        cache().downloads(),
                        sources(),
                        lock));
    }

    private URI index() throws IOException, StepException {
        BuildRoots roots = roots();
        return new PipConfiguration(System.getenv(), Path.of(System.getProperty("user.home")), Path.of("/"))
                .index(
                        Optional.ofNullable(index),
                        () -> new PipDefault(roots.archive(), store())
                                .wheel(
                                        roots.archive()
                                                .state(
                                                        suites(),
                                                        List.of(BuildMachine.architecture()),
                                                        logs().resolve("package-lists.log")),
                                        logs().resolve("pip-default.log")));
    }

    private List<ProvidedWheel> provided(Target target) throws IOException, StepException {
        List<ProvidedWheel> provided = new ArrayList<>();
        for (DependencyProduct product : dependencyProducts(ProductKind.WHEELS, target)) {
            for (Path file : files(unpacked(product), ".whl")) {
                Wheel wheel = Wheel.read(file);
                provided.add(new ProvidedWheel(wheel.project(), wheel.version(), product.module()));
            }
        }
        return List.copyOf(provided);
    }
}
