package io.github.crosspy.buildroot;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something to do inside a build root.
 *
 * @param label what a person reads while it runs
 * @param layer the system it runs in
 * @param binds host files it sees
 * @param outside shell script that the host runs first, with the network and {@code $CROSSPY_ROOT}; only ever commands
 *     of this plugin's own, never anything out of a source
 * @param inside shell script that runs in the root, as its root user, without the network
 * @param log file that all output is appended to
 * @param timeout after which everything is ended; empty for none
 */
public record Step(
        String label,
        Layer layer,
        List<Bind> binds,
        Optional<String> outside,
        String inside,
        Path log,
        Optional<Duration> timeout) {
    public Step {
        Objects.requireNonNull(label);
        Objects.requireNonNull(layer);
        binds = List.copyOf(binds);
        Objects.requireNonNull(outside);
        Objects.requireNonNull(inside);
        Objects.requireNonNull(log);
        Objects.requireNonNull(timeout);
    }

    /** A step without preparation on the host and without a time-out. */
    public static Step of(String label, Layer layer, List<Bind> binds, String inside, Path log) {
        return new Step(label, layer, binds, Optional.empty(), inside, log, Optional.empty());
    }
}
