package io.github.crosspy.source.python;

import io.github.crosspy.StepException;
import io.github.crosspy.source.Transport;
import io.github.crosspy.store.AtomicFiles;
import io.github.crosspy.store.Digests;
import io.github.crosspy.store.PathLock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was downloaded, shared by builds: files under their SHA-256, verified at each read, and pages of indexes under
 * the digest of their address, for builds without network.
 */
final class DownloadCache {
    private static final Logger LOG = LoggerFactory.getLogger(DownloadCache.class);
    private static final long MAX_PAGE = 64L << 20;

    private final Path directory;
    private final Transport transport;

    DownloadCache(Path directory, Transport transport) {
        this.directory = directory;
        this.transport = transport;
    }

    /** Whether an address cannot be asked now. */
    boolean cutOffFrom(URI address) {
        return transport.offline() && !isFile(address);
    }

    /** The verified file with a digest, or empty when it is absent; a damaged one is deleted. */
    Optional<Path> find(String fileName, String sha256) throws IOException {
        Path file = directory.resolve("files").resolve(sha256).resolve(fileName);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        if (Digests.sha256(file).equals(sha256)) {
            return Optional.of(file);
        }
        LOG.warn("Downloaded file {} is damaged; it is fetched again", file);
        Files.delete(file);
        return Optional.empty();
    }

    /**
     * Gives a file from the cache, downloading it when it is not there.
     *
     * @param sha256 what its digest must be
     * @throws StepException when it cannot be had, or has another digest
     */
    Path fetch(URI address, String fileName, String sha256) throws StepException, IOException {
        try (PathLock lock = PathLock.acquire(directory.resolve("locks").resolve(sha256))) {
            Optional<Path> cached = find(fileName, sha256);
            return cached.isPresent() ? cached.get() : download(address, fileName, sha256);
        }
    }

    private Path download(URI address, String fileName, String sha256) throws StepException, IOException {
        Path file = directory.resolve("files").resolve(sha256).resolve(fileName);
        Files.createDirectories(file.getParent());
        Path beside = AtomicFiles.beside(file);
        try {
            LOG.info("Fetching {}", fileName);
            if (get(address, beside) == Transport.Outcome.ABSENT) {
                throw new StepException(
                        "The package index lists " + fileName + ", but there is nothing at " + Transport.shown(address),
                        "Run again later; if it stays so, pin another version, or set another index");
            }
            String actual = Digests.sha256(beside);
            if (!actual.equals(sha256)) {
                throw new StepException(
                        "SHA-256 of " + fileName + " from " + Transport.shown(address) + " is " + actual
                                + ", it must be " + sha256,
                        "Run again; if it stays so, something between here and the index changes files");
            }
            AtomicFiles.flush(beside);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            return file;
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /**
     * The page at an address: as the server has it now, or without network as it was when last seen.
     *
     * @return empty when the server has none, or without network when none was seen
     */
    Optional<String> page(URI address) throws StepException, IOException {
        Path file = directory.resolve("pages").resolve(keyOf(address));
        if (!cutOffFrom(address)) {
            Files.createDirectories(file.getParent());
            Path beside = AtomicFiles.beside(file);
            try {
                if (get(address, beside) == Transport.Outcome.ABSENT) {
                    return Optional.empty();
                }
                checkSize(beside, address);
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        }
        return Files.isRegularFile(file)
                ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private Transport.Outcome get(URI address, Path to) throws StepException, IOException {
        if (!isFile(address)) {
            return transport.get(address, to);
        }
        try {
            Files.copy(Path.of(URI.create("file://" + address.getRawPath())), to);
            return Transport.Outcome.FETCHED;
        } catch (NoSuchFileException e) {
            return Transport.Outcome.ABSENT;
        }
    }

    private static void checkSize(Path page, URI address) throws StepException, IOException {
        if (Files.size(page) > MAX_PAGE) {
            throw new StepException(
                    "The page at " + Transport.shown(address) + " has more than " + MAX_PAGE + " bytes",
                    "Set another index with -Dcrosspy.index=ADDRESS/simple");
        }
    }

    private static String keyOf(URI address) {
        byte[] text = Transport.shown(address).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Digests.sha256().digest(text));
    }

    private static boolean isFile(URI address) {
        return "file".equals(address.getScheme());
    }
}
