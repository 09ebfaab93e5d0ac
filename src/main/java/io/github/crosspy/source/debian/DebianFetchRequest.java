package io.github.crosspy.source.debian;

import io.github.crosspy.buildroot.Suites;
import io.github.crosspy.source.Lock;
import io.github.crosspy.stack.DebSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Debian sources to fetch.
 *
 * @param debs what the POM asks for
 * @param suites the suites that apt knows
 * @param lock what is pinned, or empty when the project has no lock
 * @param destination directory that gets one sub-directory for each source; made when absent
 * @param logs directory for log files
 */
public record DebianFetchRequest(
        List<DebSource> debs, Suites suites, Optional<Lock> lock, Path destination, Path logs) {
    public DebianFetchRequest {
        debs = List.copyOf(debs);
        Objects.requireNonNull(suites);
        Objects.requireNonNull(lock);
        Objects.requireNonNull(destination);
        Objects.requireNonNull(logs);
    }
}
