package io.github.crosspy.store;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Products of steps, each under the fingerprint of what went in: {@code KIND/KEY/files} and {@code KIND/KEY/index.json},
 * the SHA-256 of each file. An entry appears whole or not at all, is never changed, and is verified on each read; one
 * that does not verify is set aside and counts as absent.
 */
public final class Store {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> INDEX = new TypeReference<>() {};

    private static final Pattern HALF_WRITTEN = Pattern.compile("\\.(.+)\\.[0-9a-f-]{36}\\.tmp");

    private final Path root;

    /** @param root directory of the store, made when first written to */
    public Store(Path root) {
        this.root = root;
    }

    /** Writes a step's files into an empty directory. */
    @FunctionalInterface
    public interface Step<E extends Exception> {
        void writeInto(Path directory) throws E, IOException;
    }

    /**
     * Gives a step's files, running the step only when no verified entry has them. While one thread or process runs it,
     * others that want the same entry wait, and then take its result.
     *
     * @param kind name of the step, a directory name
     * @param key fingerprint of what goes in
     * @return the directory with the files; read-only to callers
     */
    public <E extends Exception> Path get(String kind, String key, Step<E> step) throws E, IOException {
        try (PathLock lock = PathLock.acquire(lockOf(kind, key))) {
            Optional<Path> found = find(kind, key);
            if (found.isPresent()) {
                return found.get();
            }
            removeLeftovers(kind, key);
            return make(kind, key, step);
        }
    }

    /** The verified files of an entry, or empty when there is none or it is damaged. */
    public Optional<Path> find(String kind, String key) throws IOException {
        Path entry = root.resolve(kind).resolve(key);
        if (!Files.isDirectory(entry)) {
            return Optional.empty();
        }
        if (isWhole(entry)) {
            return Optional.of(entry.resolve("files"));
        }
        Path aside = root.resolve("damaged").resolve(kind + "-" + key + "-" + System.nanoTime());
        LOG.warn("Store entry {} is damaged; set aside as {} and made again", entry, aside);
        Files.createDirectories(aside.getParent());
        Files.move(entry, aside, StandardCopyOption.ATOMIC_MOVE);
        return Optional.empty();
    }

    /** Removes what steps that were killed left half-written; a step that runs holds its entry's lock. */
    private void removeLeftovers(String kind, String ownKey) throws IOException {
        Path directory = root.resolve(kind);
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> children = Files.list(directory)) {
            for (Path child : (Iterable<Path>) children::iterator) {
                Matcher leftover = HALF_WRITTEN.matcher(child.getFileName().toString());
                if (leftover.matches()) {
                    removeUnlessInUse(child, kind, leftover.group(1), ownKey);
                }
            }
        }
    }

    private void removeUnlessInUse(Path leftover, String kind, String key, String ownKey) throws IOException {
        if (key.equals(ownKey)) {
            AtomicFiles.deleteTree(leftover);
            return;
        }
        Optional<PathLock> lock = PathLock.tryAcquire(lockOf(kind, key));
        if (lock.isPresent()) {
            try (PathLock held = lock.get()) {
                AtomicFiles.deleteTree(leftover);
            }
        }
    }

    private Path lockOf(String kind, String key) {
        return root.resolve("locks").resolve(kind + "-" + key);
    }

    private <E extends Exception> Path make(String kind, String key, Step<E> step) throws E, IOException {
        Path entry = root.resolve(kind).resolve(key);
        Path beside = AtomicFiles.beside(entry);
        try {
            Path files = Files.createDirectories(beside.resolve("files"));
            step.writeInto(files);
            Map<String, String> index = digests(files);
            for (String name : index.keySet()) {
                AtomicFiles.flush(files.resolve(name));
            }
            AtomicFiles.write(beside.resolve("index.json"), JSON.writeValueAsBytes(index));
            Files.move(beside, entry, StandardCopyOption.ATOMIC_MOVE);
            return entry.resolve("files");
        } finally {
            AtomicFiles.deleteTree(beside);
        }
    }

    private static boolean isWhole(Path entry) {
        try {
            return digests(entry.resolve("files"))
                    .equals(JSON.readValue(entry.resolve("index.json").toFile(), INDEX));
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("Store entry {} cannot be read", entry, e);
            return false;
        }
    }

    private static Map<String, String> digests(Path files) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> all = Files.walk(files)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                digests.put(files.relativize(file).toString(), Digests.sha256(file));
            }
        }
        return digests;
    }
}
