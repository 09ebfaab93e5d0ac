package io.github.crosspy.python;

import io.github.crosspy.source.python.PythonProject;
import io.github.crosspy.stack.WheelSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One Python project to build.
 *
 * @param project its source
 * @param spec what the POM says of it; empty for a project that only others need
 * @param side for whom it is built
 * @param buildSide wheels to install for the build side first, in this order
 * @param logs directory for log files
 */
public record WheelBuildRequest(
        PythonProject project, Optional<WheelSource> spec, Side side, List<Path> buildSide, Path logs) {
    public WheelBuildRequest {
        Objects.requireNonNull(project);
        Objects.requireNonNull(spec);
        Objects.requireNonNull(side);
        buildSide = List.copyOf(buildSide);
        Objects.requireNonNull(logs);
    }
}
