package io.github.crosspy.source.python;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.crosspy.StepException;
import io.github.crosspy.source.LockedPython;
import io.github.crosspy.source.python.PythonProject.Kind;
import io.github.crosspy.source.python.PythonProject.Role;
import io.github.crosspy.store.AtomicFiles;
import io.github.crosspy.store.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Python projects that were fetched for a module.
 *
 * @param pythonVersion the target's Python as the request gave it
 * @param projects in an order in which each comes after what it needs, those of the build side first
 */
public record PythonSources(String pythonVersion, List<PythonProject> projects) {
    /** Name of the manifest in the directory of fetched files. */
    public static final String MANIFEST = "python-sources.json";

    private static final Logger LOG = LoggerFactory.getLogger(PythonSources.class);
    private static final int FORMAT = 1;
    private static final String REMEDY = "Run mvn crosspy:fetch-sources again";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public PythonSources {
        Objects.requireNonNull(pythonVersion);
        projects = List.copyOf(projects);
    }

    /** The projects that belong into the target's wheelhouse, in install order. */
    public List<PythonProject> target() {
        return with(Role.TARGET);
    }

    /** The projects that are installed beside the compiler, in install order. */
    public List<PythonProject> buildSide() {
        return with(Role.BUILD_SIDE);
    }

    private List<PythonProject> with(Role role) {
        return projects.stream()
                .filter(project -> project.roles().contains(role))
                .toList();
    }

    /** What a lock pins of these: every file, not the user's own directories. */
    public List<LockedPython> lockEntries() {
        return projects.stream()
                .filter(project -> project.kind() != Kind.DIRECTORY)
                .map(project ->
                        new LockedPython(project.name(), project.version(), project.fileName(), project.sha256()))
                .toList();
    }

    private record Manifest(int format, String request, String pythonVersion, List<Entry> projects) {
        boolean isReadable() {
            return format == FORMAT && pythonVersion != null && projects != null;
        }

        PythonSources sources(Path directory) {
            return new PythonSources(
                    pythonVersion,
                    projects.stream().map(entry -> entry.in(directory)).toList());
        }
    }

    private record Entry(
            String name,
            String version,
            Kind kind,
            String path,
            String sha256,
            Set<Role> roles,
            List<String> requires,
            List<String> buildRequires) {
        static Entry of(PythonProject project) {
            return new Entry(
                    project.name(),
                    project.version(),
                    project.kind(),
                    project.kind() == Kind.DIRECTORY ? project.path().toString() : project.fileName(),
                    project.sha256(),
                    project.roles(),
                    project.requires(),
                    project.buildRequires());
        }

        PythonProject in(Path directory) {
            Path place = kind == Kind.DIRECTORY
                    ? Path.of(path)
                    : directory.resolve(Path.of(path).getFileName());
            return new PythonProject(name, version, kind, place, sha256, roles, requires, buildRequires);
        }
    }

    /**
     * Writes the manifest beside the files, whole or not at all.
     *
     * @param request fingerprint of the request that these answer
     */
    void write(Path directory, String request) throws IOException {
        Manifest manifest = new Manifest(
                FORMAT, request, pythonVersion, projects.stream().map(Entry::of).toList());
        AtomicFiles.write(
                directory.resolve(MANIFEST),
                (JSON.writeValueAsString(manifest) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what a fetch left, and verifies each file.
     *
     * @param directory the destination of the fetch
     * @throws StepException when there is no manifest, or a file is missing or was changed
     * @throws IOException when a file cannot be read
     */
    public static PythonSources read(Path directory) throws StepException, IOException {
        Manifest manifest = manifest(directory)
                .orElseThrow(() -> new StepException("No Python sources were fetched into " + directory, REMEDY));
        PythonSources sources = manifest.sources(directory);
        for (PythonProject project : sources.projects()) {
            if (!isWhole(project)) {
                throw new StepException("Fetched source " + project.path() + " is missing or was changed", REMEDY);
            }
        }
        return sources;
    }

    /** What a fetch left, its files not looked at; empty when none left a manifest that this version can read. */
    static Optional<PythonSources> find(Path directory) throws IOException {
        return manifest(directory).map(manifest -> manifest.sources(directory));
    }

    /** What a fetch for the same request left, if all its files are whole. */
    static Optional<PythonSources> find(Path directory, String request) throws IOException {
        Optional<PythonSources> found = manifest(directory)
                .filter(manifest -> request.equals(manifest.request()))
                .map(manifest -> manifest.sources(directory));
        for (PythonProject project : found.map(PythonSources::projects).orElse(List.of())) {
            if (!isWhole(project)) {
                return Optional.empty();
            }
        }
        return found;
    }

    private static boolean isWhole(PythonProject project) throws IOException {
        return project.kind() == Kind.DIRECTORY
                ? Files.isDirectory(project.path())
                : Files.isRegularFile(project.path())
                        && Digests.sha256(project.path()).equals(project.sha256());
    }

    private static Optional<Manifest> manifest(Path directory) throws IOException {
        Path file = directory.resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), Manifest.class)).filter(Manifest::isReadable);
        } catch (JsonProcessingException e) {
            LOG.debug("{} cannot be read", file, e);
            return Optional.empty();
        }
    }
}
