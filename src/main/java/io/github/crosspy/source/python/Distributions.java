package io.github.crosspy.source.python;

import io.github.crosspy.StepException;
import io.github.crosspy.source.python.PythonProject.Kind;
import io.github.crosspy.source.python.PythonProject.Role;
import io.github.crosspy.stack.WheelSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives each project its file: the user's own source, else an sdist or a pure wheel of the release that is chosen. */
final class Distributions {
    private final Releases releases;
    private final ReleaseFiles files;
    private final Map<String, WheelSource> asked = new HashMap<>();
    private final Map<Path, DistributionMetadata> metadata = new HashMap<>();

    /** @throws StepException when one project is asked for twice */
    Distributions(List<WheelSource> wheels, Releases releases, ReleaseFiles files) throws StepException {
        this.releases = releases;
        this.files = files;
        for (WheelSource wheel : wheels) {
            if (asked.put(wheel.normalizedName(), wheel) != null) {
                throw new StepException(
                        "The POM asks for " + wheel.name() + " twice in one module",
                        "Remove one <wheel>; two versions of a project need two modules");
            }
        }
    }

    boolean isAsked(String name) {
        return asked.containsKey(name);
    }

    /** The build requirements that the POM adds to those of a project. */
    List<String> buildRequires(String name) {
        return isAsked(name) ? asked.get(name).buildRequires() : List.of();
    }

    /** @throws StepException naming what could not be had without network */
    void failWhenIncomplete() throws StepException {
        files.failWhenIncomplete();
    }

    /**
     * @param demands what is asked of the version
     * @return empty when it cannot be had without network, which {@link #failWhenIncomplete} reports
     */
    Optional<Node.Content> get(Node.Key key, List<Demand> demands) throws StepException, IOException {
        WheelSource own = asked.get(key.name());
        if (own != null && own.path().isPresent()) {
            return Optional.of(local(own, demands));
        }
        Optional<Release> release = releases.choose(key.name(), demands);
        if (release.isEmpty()) {
            files.addMissingPage(key.name());
            return Optional.empty();
        }
        boolean mustBuild = own != null && key.role() == Role.TARGET;
        Release.File file = (mustBuild
                        ? Optional.<Release.File>empty()
                        : release.get().pureWheel())
                .or(release.get()::sdist)
                .orElseThrow(() -> noSource(release.get(), mustBuild, demands));
        Optional<Path> path = files.get(key.name(), file);
        return path.isEmpty() ? Optional.empty() : Optional.of(content(release.get(), file, path.get()));
    }

    private static Node.Content local(WheelSource own, List<Demand> demands) throws StepException, IOException {
        Node.Content content = LocalSource.read(own);
        if (!Demand.allAccept(demands, content.version())) {
            throw new StepException(
                    "The <path> of " + own.name() + " holds version " + content.version() + ", but "
                            + Demand.describe(own.normalizedName(), demands),
                    "Give the <path> of a version that serves all of them, or change who asks");
        }
        return content;
    }

    private Node.Content content(Release release, Release.File file, Path path) throws StepException, IOException {
        DistributionMetadata known = metadata.get(path);
        if (known == null) {
            known = MetadataReader.read(path);
            metadata.put(path, known);
        }
        boolean sameName =
                known.name().filter(name -> !name.equals(release.project())).isEmpty();
        boolean sameVersion = known.version()
                .filter(version -> !version.equals(release.version()))
                .isEmpty();
        if (!sameName || !sameVersion) {
            throw new StepException(
                    "File " + file.name() + " holds " + known.name().orElse("?") + " "
                            + known.version().map(PythonVersion::toString).orElse("?") + ", not " + release,
                    "Take another version of " + release.project() + ", or tell its maintainers");
        }
        Kind kind = file.name().endsWith(".whl") ? Kind.WHEEL : Kind.SDIST;
        return new Node.Content(release.version(), kind, path, file.sha256().orElseThrow(), known);
    }

    private static StepException noSource(Release release, boolean mustBuild, List<Demand> demands) {
        return new StepException(
                release + " has no sdist" + (mustBuild ? "" : " and no pure wheel") + " ("
                        + Demand.describe(release.project(), demands) + ")",
                "Pin a version that has an sdist, or give the <path> of the project's source in a <wheel>");
    }
}
