package io.github.crosspy.source.debian;

import io.github.crosspy.StepException;
import io.github.crosspy.buildroot.AptArchive;
import io.github.crosspy.buildroot.AptFailure;
import io.github.crosspy.buildroot.AptState;
import io.github.crosspy.buildroot.BuildMachine;
import io.github.crosspy.process.CommandResult;
import io.github.crosspy.process.LogText;
import io.github.crosspy.source.LockedDebian;
import io.github.crosspy.source.LockedFile;
import io.github.crosspy.stack.DebSource;
import io.github.crosspy.store.AtomicFiles;
import io.github.crosspy.store.Digests;
import io.github.crosspy.store.Fingerprint;
import io.github.crosspy.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches Debian source packages with the host's apt, which verifies them against the signed archive, and checks them
 * again against their .dsc and the lock. Takes the user's own .dsc or source directory as it is.
 */
public final class DebianFetch {
    private static final Logger LOG = LoggerFactory.getLogger(DebianFetch.class);

    private final AptArchive archive;
    private final Store store;

    public DebianFetch(AptArchive archive, Store store) {
        this.archive = archive;
        this.store = store;
    }

    /**
     * @return one entry for each source asked for, in the same order
     * @throws StepException when a source is not to be had, or is not what the archive, its .dsc or the lock says
     */
    public List<FetchedDeb> run(DebianFetchRequest request) throws IOException, StepException {
        List<FetchedDeb> fetched = new ArrayList<>();
        for (DebSource deb : request.debs()) {
            FetchedDeb one = deb.path().isPresent() ? local(deb, deb.path().get()) : fetch(deb, request);
            if (request.lock().isPresent() && !one.suite().equals(FetchedDeb.LOCAL)) {
                request.lock().get().check(one.locked());
            }
            fetched.add(one);
        }
        return List.copyOf(fetched);
    }

    private static FetchedDeb local(DebSource deb, Path path) throws IOException, StepException {
        if (Files.isDirectory(path)) {
            return new LocalSource(path).fetched();
        }
        if (!Files.isRegularFile(path)) {
            throw new StepException(
                    deb.source() + ": there is no " + path,
                    "Let <path> name a .dsc file or a directory that has debian/control");
        }
        return read(path, FetchedDeb.LOCAL);
    }

    private FetchedDeb fetch(DebSource deb, DebianFetchRequest request) throws IOException, StepException {
        Optional<LockedDebian> locked = request.lock().flatMap(lock -> lock.debianSource(deb.source(), deb.suite()));
        Path files = locked.isPresent()
                ? store.get("debian-source", key(locked.get()), directory -> {
                    if (!copyUnlocked(deb, locked.get(), request, directory)) {
                        download(deb, locked, request, directory);
                    }
                })
                : store.get("debian-source", key(deb, request), directory -> download(deb, locked, request, directory));
        Path destination = request.destination().resolve(deb.source());
        copy(files, destination);
        return read(dsc(destination), deb.suite());
    }

    private static String key(LockedDebian locked) {
        Fingerprint key = new Fingerprint("debian-source-locked").add("source", locked.source());
        locked.files().forEach(file -> key.add(file.name(), file.sha256()));
        return key.value();
    }

    private String key(DebSource deb, DebianFetchRequest request) throws IOException, StepException {
        return new Fingerprint("debian-source")
                .add("source", deb.source())
                .add("suite", deb.suite())
                .add("version", deb.version().orElse(null))
                .add("archive", state(request).digest())
                .value();
    }

    /** Takes what was fetched before there was a lock, when it is what the lock pins. */
    private boolean copyUnlocked(DebSource deb, LockedDebian locked, DebianFetchRequest request, Path directory)
            throws IOException, StepException {
        Optional<Path> fetched = store.find("debian-source", key(deb, request));
        if (fetched.isEmpty() || !read(dsc(fetched.get()), deb.suite()).files().equals(locked.files())) {
            return false;
        }
        copyFiles(fetched.get(), directory);
        return true;
    }

    private AptState state(DebianFetchRequest request) throws IOException, StepException {
        return archive.state(
                request.suites(),
                List.of(BuildMachine.architecture()),
                request.logs().resolve("package-lists.log"));
    }

    private void download(DebSource deb, Optional<LockedDebian> locked, DebianFetchRequest request, Path directory)
            throws IOException, StepException {
        Optional<String> version = locked.map(LockedDebian::version).or(deb::version);
        String wanted = deb.source() + version.map(exact -> "=" + exact).orElse("/" + deb.suite());
        if (archive.isOffline()) {
            throw new StepException(
                    "The source " + wanted + " was never fetched", "Run mvn crosspy:fetch-sources once without -o");
        }
        LOG.info("Fetching {}", wanted);
        Path log = request.logs().resolve("fetch-" + deb.source() + ".log");
        Files.deleteIfExists(log);
        CommandResult result = archive.run(
                "Fetching " + wanted,
                directory,
                List.of(
                        "apt-get",
                        "-c",
                        state(request).configuration().toString(),
                        "source",
                        "--download-only",
                        "--only-source",
                        wanted),
                log);
        if (!result.succeeded()) {
            throw explain(deb, wanted, log);
        }
        FetchedDeb fetched = read(dsc(directory), deb.suite());
        if (locked.isPresent()) {
            // Before it is kept under the digests of the lock.
            request.lock().get().check(fetched.locked());
        }
    }

    private StepException explain(DebSource deb, String wanted, Path log) throws IOException {
        String output = LogText.of(log);
        if (output.contains("Unable to find a source package") || output.contains("Can not find ")) {
            return new StepException(
                    "Suite " + deb.suite() + " has no source " + wanted,
                    "Check <source>, <version> and <suite>; the suite must be the main <suite> or one of <extraSuites>",
                    log,
                    null);
        }
        return AptFailure.of("Fetching " + wanted + " of suite " + deb.suite(), log, archive.isOffline());
    }

    private static FetchedDeb read(Path dsc, String suite) throws IOException, StepException {
        SourcePackage source = SourcePackage.read(dsc);
        source.verify(dsc.toAbsolutePath().getParent());
        List<LockedFile> files = new ArrayList<>();
        files.add(new LockedFile(dsc.getFileName().toString(), Files.size(dsc), Digests.sha256(dsc)));
        source.files().forEach(file -> files.add(new LockedFile(file.name(), file.size(), file.sha256())));
        return new FetchedDeb(source.name(), source.version().toString(), suite, dsc.toAbsolutePath(), files);
    }

    private static Path dsc(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".dsc"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("No .dsc in " + directory));
        }
    }

    private static void copy(Path files, Path destination) throws IOException {
        Files.createDirectories(destination.getParent());
        Path beside = Files.createDirectory(AtomicFiles.beside(destination));
        try {
            copyFiles(files, beside);
            AtomicFiles.deleteTree(destination);
            Files.move(beside, destination);
        } finally {
            AtomicFiles.deleteTree(beside);
        }
    }

    private static void copyFiles(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
