package io.github.crosspy.maven;

import io.github.crosspy.target.Target;
import java.io.File;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;

/** Attaches products to their module, so that install, deploy and releases carry them. */
public final class Products {
    private final MavenProjectHelper helper;

    @Inject
    public Products(MavenProjectHelper helper) {
        this.helper = helper;
    }

    /**
     * Attaches a product, once, however often the goal runs in one build.
     *
     * @param file the product itself, in place under the module's target directory
     */
    public void attach(MavenProject project, ProductKind kind, Target target, Path file) {
        File attached = file.toFile();
        boolean there = project.getAttachedArtifacts().stream()
                .anyMatch(artifact -> attached.equals(artifact.getFile())
                        && kind.classifier(target).equals(artifact.getClassifier()));
        if (!there) {
            helper.attachArtifact(project, kind.extension(), kind.classifier(target), attached);
        }
    }
}
