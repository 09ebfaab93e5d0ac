package io.github.crosspy.maven;

import io.github.crosspy.StepException;
import io.github.crosspy.target.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * Finds what the modules built that a module depends on with {@code <type>pom</type>}: in this reactor, else in the
 * repositories of the user's settings. Transitively, nearest first, as Maven resolves dependencies.
 */
public final class DependencyProducts {
    private final RepositorySystem repositories;

    @Inject
    public DependencyProducts(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    /**
     * @return one entry for each dependency that has the kind of product for the target
     * @throws StepException when a dependency cannot be resolved, or has no product at all for the target
     */
    public List<DependencyProduct> of(ProductKind kind, Target target, MavenProject project, MavenSession session)
            throws StepException {
        List<DependencyProduct> products = new ArrayList<>();
        for (Artifact pom : dependencies(project, session)) {
            Optional<Path> wanted = find(pom, kind, target, project, session);
            wanted.ifPresent(archive -> products.add(new DependencyProduct(name(pom), archive)));
            if (wanted.isEmpty() && isWithoutProducts(pom, target, project, session)) {
                throw new StepException(
                        "Dependency " + pom.getGroupId() + ":" + pom.getArtifactId() + ":" + pom.getVersion()
                                + " has no product for " + target,
                        "Build it together with this module (mvn package -pl :" + project.getArtifactId()
                                + " -am), or install or deploy it for target " + target + " first");
            }
        }
        return List.copyOf(products);
    }

    private boolean isWithoutProducts(Artifact pom, Target target, MavenProject project, MavenSession session) {
        return find(pom, ProductKind.VERIFY, target, project, session).isEmpty()
                && find(pom, ProductKind.DEBS, target, project, session).isEmpty()
                && find(pom, ProductKind.WHEELS, target, project, session).isEmpty();
    }

    private List<Artifact> dependencies(MavenProject project, MavenSession session) throws StepException {
        CollectRequest request = new CollectRequest();
        request.setRepositories(project.getRemoteProjectRepositories());
        request.setRootArtifact(RepositoryUtils.toArtifact(project.getArtifact()));
        project.getDependencies().stream()
                .filter(dependency -> dependency.getType().equals("pom"))
                .map(dependency -> RepositoryUtils.toDependency(
                        dependency, session.getRepositorySession().getArtifactTypeRegistry()))
                .forEach(request::addDependency);
        if (project.getDependencyManagement() != null) {
            project.getDependencyManagement().getDependencies().stream()
                    .map(dependency -> RepositoryUtils.toDependency(
                            dependency, session.getRepositorySession().getArtifactTypeRegistry()))
                    .forEach(request::addManagedDependency);
        }
        try {
            DependencyNode root = repositories
                    .collectDependencies(session.getRepositorySession(), request)
                    .getRoot();
            Map<String, Artifact> found = new LinkedHashMap<>();
            gather(root.getChildren(), found);
            return List.copyOf(found.values());
        } catch (DependencyCollectionException e) {
            throw new StepException(
                    "The dependencies of " + project.getId() + " cannot be resolved: "
                            + e.getMessage().lines().findFirst().orElse(""),
                    "Build the modules it depends on too (-am), or install or deploy them first",
                    null,
                    e);
        }
    }

    private static void gather(List<DependencyNode> nodes, Map<String, Artifact> found) {
        for (DependencyNode node : nodes) {
            Dependency dependency = node.getDependency();
            if (dependency.getArtifact().getExtension().equals("pom")) {
                found.putIfAbsent(name(dependency.getArtifact()), dependency.getArtifact());
                gather(node.getChildren(), found);
            }
        }
    }

    private Optional<Path> find(
            Artifact pom, ProductKind kind, Target target, MavenProject project, MavenSession session) {
        Optional<MavenProject> inReactor = session.getProjects().stream()
                .filter(other -> other.getGroupId().equals(pom.getGroupId())
                        && other.getArtifactId().equals(pom.getArtifactId())
                        && other.getVersion().equals(pom.getVersion()))
                .findFirst();
        return inReactor.isPresent()
                ? inReactor(inReactor.get(), kind, target)
                : resolve(pom, kind, target, project, session);
    }

    /** What the module attached in this build; for a goal that is run alone, what an earlier build left. */
    private static Optional<Path> inReactor(MavenProject module, ProductKind kind, Target target) {
        return module.getAttachedArtifacts().stream()
                .filter(attached -> kind.classifier(target).equals(attached.getClassifier()))
                .map(attached -> attached.getFile().toPath())
                .findFirst()
                .or(() -> Optional.of(kind.file(Path.of(module.getBuild().getDirectory()), target))
                        .filter(Files::isRegularFile));
    }

    private Optional<Path> resolve(
            Artifact pom, ProductKind kind, Target target, MavenProject project, MavenSession session) {
        Artifact wanted = new DefaultArtifact(
                pom.getGroupId(), pom.getArtifactId(), kind.classifier(target), kind.extension(), pom.getVersion());
        ArtifactRequest request = new ArtifactRequest(wanted, project.getRemoteProjectRepositories(), null);
        try {
            return Optional.of(repositories
                    .resolveArtifact(session.getRepositorySession(), request)
                    .getArtifact()
                    .getFile()
                    .toPath());
        } catch (ArtifactResolutionException e) {
            return Optional.empty();
        }
    }

    private static String name(Artifact artifact) {
        return artifact.getGroupId() + ":" + artifact.getArtifactId();
    }
}
