package io.github.crosspy.python;

import io.github.crosspy.source.python.PythonSources;
import io.github.crosspy.stack.WheelSource;
import io.github.crosspy.sysroot.TargetLibrariesRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A module's wheels for one target.
 *
 * @param sources what was fetched
 * @param specs what the POM asks for
 * @param libraries the target's libraries and Python
 * @param provided wheels of the modules that this one depends on
 */
public record WheelhouseRequest(
        PythonSources sources, List<WheelSource> specs, TargetLibrariesRequest libraries, List<Path> provided) {
    public WheelhouseRequest {
        Objects.requireNonNull(sources);
        specs = List.copyOf(specs);
        Objects.requireNonNull(libraries);
        provided = List.copyOf(provided);
    }
}
