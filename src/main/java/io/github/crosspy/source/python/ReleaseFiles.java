package io.github.crosspy.source.python;

import io.github.crosspy.StepException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Gets the files of releases, and remembers what could not be had because there is no network. */
final class ReleaseFiles {
    private final PackageIndex index;
    private final DownloadCache cache;
    private final Set<String> missing = new TreeSet<>();

    ReleaseFiles(PackageIndex index, DownloadCache cache) {
        this.index = index;
        this.cache = cache;
    }

    /**
     * @return a verified file in the cache, or empty when there is no network and the file was not downloaded before
     * @throws StepException when the index does not give it, or gives another one
     */
    Optional<Path> get(String project, Release.File file) throws StepException, IOException {
        String sha256 = file.sha256()
                .orElseThrow(() -> new StepException(
                        "The package index gives no SHA-256 for " + file.name(),
                        "Use an index that does, or download the file, check it, and give its <path>"));
        Optional<Path> cached = cache.find(file.name(), sha256);
        if (cached.isPresent()) {
            return cached;
        }
        Optional<URI> address = file.address().isPresent() ? file.address() : addressOf(project, file.name(), sha256);
        if (address.isEmpty() || cache.cutOffFrom(address.get())) {
            missing.add(file.name());
            return Optional.empty();
        }
        return Optional.of(cache.fetch(address.get(), file.name(), sha256));
    }

    private Optional<URI> addressOf(String project, String fileName, String sha256) throws StepException, IOException {
        Optional<List<IndexFile>> files = index.files(project, "crosspy.lock");
        if (files.isEmpty()) {
            return Optional.empty();
        }
        IndexFile offered = files.get().stream()
                .filter(file -> file.distribution().fileName().equals(fileName))
                .findFirst()
                .orElseThrow(() -> new StepException(
                        "The package index no longer has " + fileName + ", which crosspy.lock names",
                        "Set another index with crosspy.index, or run mvn crosspy:lock to take another version"));
        if (offered.sha256().isPresent() && !offered.sha256().get().equals(sha256)) {
            throw new StepException(
                    "The package index has " + fileName + " with SHA-256 "
                            + offered.sha256().get() + ", crosspy.lock has " + sha256,
                    "Find out why the file was replaced; if that is right, run mvn crosspy:lock");
        }
        return Optional.of(offered.address());
    }

    /** Notes that the page of a project could not be had. */
    void addMissingPage(String project) {
        missing.add("the index page of " + project);
    }

    /** @throws StepException naming everything that could not be had, when there was anything */
    void failWhenIncomplete() throws StepException {
        if (!missing.isEmpty()) {
            throw new StepException(
                    "There is no network, and these were not downloaded before: " + String.join(", ", missing),
                    "Run mvn crosspy:fetch-sources once without -o");
        }
    }
}
