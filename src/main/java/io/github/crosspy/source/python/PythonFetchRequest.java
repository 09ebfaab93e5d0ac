package io.github.crosspy.source.python;

import io.github.crosspy.source.Transport;
import io.github.crosspy.stack.WheelSource;
import io.github.crosspy.store.Fingerprint;
import io.github.crosspy.target.Target;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a module needs of Python projects.
 *
 * @param module artifact id of the module, for messages
 * @param wheels what the POM asks to build
 * @param provided the wheels that dependency modules have built, with all that those require
 * @param pythonVersion the target's Python: {@code 2.7}, {@code 3.13}, or with a third number
 * @param targets targets whose environment markers are asked; never empty
 * @param index where each project has a page (PEP 503); http, https or file
 * @param cache directory of downloads, shared by modules and builds
 * @param destination directory that the fetched files are put into, with their manifest
 * @param lock the lock file whose versions are taken; empty to take the newest that fit
 */
public record PythonFetchRequest(
        String module,
        List<WheelSource> wheels,
        List<ProvidedWheel> provided,
        String pythonVersion,
        List<Target> targets,
        URI index,
        Path cache,
        Path destination,
        Optional<Path> lock) {
    public PythonFetchRequest {
        Objects.requireNonNull(module);
        wheels = List.copyOf(wheels);
        provided = List.copyOf(provided);
        Objects.requireNonNull(pythonVersion);
        targets = List.copyOf(targets);
        Objects.requireNonNull(index);
        Objects.requireNonNull(cache);
        Objects.requireNonNull(destination);
        Objects.requireNonNull(lock);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("no targets");
        }
    }

    /** Digest of all that decides what is fetched; of own sources, their content. */
    String fingerprint() throws IOException {
        Fingerprint fingerprint = new Fingerprint("fetch of Python projects")
                .add("python", pythonVersion)
                .add("index", Transport.shown(index))
                .add("targets", targets.stream().map(Target::name).toList())
                .add("provided", provided.stream().map(ProvidedWheel::toString).toList());
        for (WheelSource wheel : wheels) {
            fingerprint.add("wheel", wheel.normalizedName() + wheel.specifier());
            fingerprint.add("build", wheel.buildRequires());
            if (wheel.path().isPresent() && Files.exists(wheel.path().get())) {
                fingerprint.add("path", wheel.path().get().toAbsolutePath().toString());
                fingerprint.add("content", LocalSource.digest(wheel.path().get()));
            }
        }
        if (lock.isPresent() && Files.isRegularFile(lock.get())) {
            fingerprint.addFile("lock", lock.get());
        }
        return fingerprint.value();
    }
}
