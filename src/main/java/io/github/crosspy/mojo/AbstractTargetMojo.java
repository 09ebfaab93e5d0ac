package io.github.crosspy.mojo;

import io.github.crosspy.StepException;
import io.github.crosspy.maven.DependencyProduct;
import io.github.crosspy.maven.DependencyProducts;
import io.github.crosspy.maven.ProductKind;
import io.github.crosspy.maven.Products;
import io.github.crosspy.python.TargetPython;
import io.github.crosspy.store.Digests;
import io.github.crosspy.store.Listing;
import io.github.crosspy.store.Stamp;
import io.github.crosspy.store.TreeArchive;
import io.github.crosspy.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the goals share that work through the targets one after another. */
abstract class AbstractTargetMojo extends AbstractCrosspyMojo {
    private static final Logger LOG = LoggerFactory.getLogger(AbstractTargetMojo.class);

    private final DependencyProducts dependencies;
    private final Products products;

    AbstractTargetMojo(MavenSession session, MavenProject project, DependencyProducts dependencies, Products products) {
        super(session, project);
        this.dependencies = dependencies;
        this.products = products;
    }

    /** Does something for each target, and names the target when it fails. */
    final void forEachTarget(TargetStep step) throws IOException, StepException, MojoFailureException {
        for (Target target : targets()) {
            try {
                step.run(target);
            } catch (StepException e) {
                throw new MojoFailureException(FailureText.of(goal(), module() + " for " + target, e), e);
            }
        }
    }

    /** What a goal does for one target. */
    @FunctionalInterface
    interface TargetStep {
        void run(Target target) throws IOException, StepException, MojoFailureException;
    }

    /**
     * Does the work of a goal for a target, unless what goes in and what it left are as they were.
     *
     * @param inputs files and directories of this module that go in
     * @param output file or directory that comes out
     */
    final void unlessCurrent(Target target, List<Path> inputs, Path output, TargetStep work)
            throws IOException, StepException, MojoFailureException {
        Stamp stamp = new Stamp(directory(target).resolve(goal() + ".stamp"));
        String key = inputs().add("archive", archive(target))
                .add("dependencies", Listing.of(dependencyArchives(target)))
                .add("inputs", Listing.of(inputs))
                .value();
        if (stamp.covers(key, List.of(output))) {
            LOG.info("{} for {}: up to date", goal(), target);
            return;
        }
        stamp.clear();
        work.run(target);
        stamp.set(key, List.of(output));
    }

    /** Digest of Debian's archive, which most goals take something from. */
    String archive(Target target) throws IOException, StepException {
        return roots().state(suites(), target, logs()).digest();
    }

    /** The archives that this module gets from those it depends on. */
    final List<Path> dependencyArchives(Target target) throws StepException {
        List<Path> archives = new ArrayList<>();
        for (ProductKind kind : List.of(ProductKind.DEBS, ProductKind.WHEELS)) {
            dependencies.of(kind, target, project(), session()).forEach(product -> archives.add(product.archive()));
        }
        return List.copyOf(archives);
    }

    /** The .deb files of the modules that this one depends on, those of nearer modules last. */
    final List<Path> dependencyDebs(Target target) throws IOException, StepException {
        List<Path> debs = new ArrayList<>();
        for (DependencyProduct product : dependencies.of(ProductKind.DEBS, target, project(), session())) {
            debs.addAll(0, files(unpacked(product), ".deb"));
        }
        return List.copyOf(debs);
    }

    /** Minor version of the Python that the module's wheels are for. */
    final String targetPython(Target target) throws IOException, StepException {
        return TargetPython.of(python(), debs(), dependencyDebs(target));
    }

    /** Attaches a directory as an archive, which is written anew only when the directory has changed. */
    final void attach(ProductKind kind, Target target, Path directory) throws IOException, StepException {
        Path archive = kind.file(Path.of(project().getBuild().getDirectory()), target);
        ProductArchive.of(directory, archive);
        attachFile(kind, target, archive);
    }

    final void attachFile(ProductKind kind, Target target, Path file) {
        products.attach(project(), kind, target, file);
    }

    final List<DependencyProduct> dependencyProducts(ProductKind kind, Target target) throws StepException {
        return dependencies.of(kind, target, project(), session());
    }

    /** The content of a dependency's archive, unpacked once for all builds of this user. */
    final Path unpacked(DependencyProduct product) throws IOException, StepException {
        return store().get(
                        "unpacked",
                        Digests.sha256(product.archive()),
                        directory -> new TreeArchive(ProductArchive.MODIFIED)
                                .extract(product.archive(), directory.resolve("content")))
                .resolve("content");
    }

    static List<Path> files(Path directory, String ending) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
