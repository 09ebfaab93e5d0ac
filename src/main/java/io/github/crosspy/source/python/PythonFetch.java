package io.github.crosspy.source.python;

import io.github.crosspy.StepException;
import io.github.crosspy.source.Lock;
import io.github.crosspy.source.LockedPython;
import io.github.crosspy.source.Transport;
import io.github.crosspy.source.python.PythonProject.Kind;
import io.github.crosspy.store.AtomicFiles;
import io.github.crosspy.store.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the sdists that a module asks for, and all that they need to be built and to run, as sdists or pure wheels.
 * No code of any project is run. Each file is checked against the index's SHA-256 or the lock's.
 */
public final class PythonFetch {
    private static final Logger LOG = LoggerFactory.getLogger(PythonFetch.class);

    private final Transport transport;

    /** @param transport how addresses other than files are read */
    public PythonFetch(Transport transport) {
        this.transport = transport;
    }

    /**
     * Does nothing when an earlier fetch answered the same request into the same destination and its files are whole;
     * what is newest on the index then counts only after the destination was deleted.
     *
     * @return the projects, their files in the request's destination beside a manifest that
     *     {@link PythonSources#read} reads
     * @throws StepException when versions conflict, or a file cannot be had, is not the one that was promised, or cannot
     *     be trusted; the destination then has the files of an earlier fetch
     * @throws IOException when the disk does not serve
     */
    public PythonSources run(PythonFetchRequest request) throws StepException, IOException {
        String key = request.fingerprint();
        Optional<PythonSources> earlier = PythonSources.find(request.destination(), key);
        return earlier.isPresent() ? earlier.get() : deliver(fetch(request), request.destination(), key);
    }

    private PythonSources fetch(PythonFetchRequest request) throws StepException, IOException {
        InterpreterVersion python = InterpreterVersion.of(request.pythonVersion());
        DownloadCache cache = new DownloadCache(request.cache(), transport);
        PackageIndex index = new PackageIndex(request.index(), cache);
        Optional<Lock> lock = request.lock().isPresent()
                ? Optional.of(Lock.read(request.lock().get()))
                : Optional.empty();
        Releases releases = lock.isPresent() ? new LockedReleases(lock.get()) : new IndexReleases(index, python);
        Distributions distributions = new Distributions(request.wheels(), releases, new ReleaseFiles(index, cache));
        InstallOrder order = new InstallOrder(new Resolution(request, python, distributions).run());
        PythonSources found = new PythonSources(request.pythonVersion(), projects(order));
        if (lock.isPresent()) {
            for (LockedPython entry : found.lockEntries()) {
                lock.get().check(entry);
            }
        }
        return found;
    }

    /** One project for each file, though it serves both sides. */
    private static List<PythonProject> projects(InstallOrder order) {
        Map<Path, List<Node>> byFile = order.nodes().stream()
                .collect(Collectors.groupingBy(node -> node.content().path(), LinkedHashMap::new, Collectors.toList()));
        return byFile.values().stream().map(nodes -> project(nodes, order)).toList();
    }

    private static PythonProject project(List<Node> sides, InstallOrder order) {
        Node first = sides.get(0);
        Set<String> requires = new TreeSet<>();
        sides.forEach(side -> side.requires.forEach(required -> requires.add(required.name())));
        return new PythonProject(
                first.name(),
                first.content().version().toString(),
                first.content().kind(),
                first.content().path(),
                first.content().sha256(),
                sides.stream().map(Node::role).collect(Collectors.toSet()),
                List.copyOf(requires),
                order.neededToBuild(first));
    }

    private static PythonSources deliver(PythonSources found, Path destination, String key) throws IOException {
        Files.createDirectories(destination);
        List<PythonProject> delivered = new ArrayList<>();
        for (PythonProject project : found.projects()) {
            delivered.add(project.kind() == Kind.DIRECTORY ? project : copied(project, destination));
        }
        Set<Path> stale = deliveredBefore(destination);
        delivered.forEach(project -> stale.remove(project.path()));
        PythonSources sources = new PythonSources(found.pythonVersion(), delivered);
        sources.write(destination, key);
        for (Path file : stale) {
            Files.deleteIfExists(file);
        }
        LOG.info("{} Python projects in {}", delivered.size(), destination);
        return sources;
    }

    private static PythonProject copied(PythonProject project, Path destination) throws IOException {
        Path file = destination.resolve(project.fileName());
        if (!Files.isRegularFile(file) || !Digests.sha256(file).equals(project.sha256())) {
            Path beside = AtomicFiles.beside(file);
            try {
                Files.copy(project.path(), beside);
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        }
        return new PythonProject(
                project.name(),
                project.version(),
                project.kind(),
                file,
                project.sha256(),
                project.roles(),
                project.requires(),
                project.buildRequires());
    }

    private static Set<Path> deliveredBefore(Path destination) throws IOException {
        return PythonSources.find(destination).map(PythonSources::projects).orElse(List.of()).stream()
                .filter(project -> project.kind() != Kind.DIRECTORY)
                .map(PythonProject::path)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
