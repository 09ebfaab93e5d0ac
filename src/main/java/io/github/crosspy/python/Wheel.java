package io.github.crosspy.python;

import io.github.crosspy.StepException;
import io.github.crosspy.stack.WheelSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A wheel whose every file was held against its RECORD.
 *
 * @param file the {@code .whl}
 * @param name its file name, in parts
 * @param project name of the project in METADATA
 * @param version version in METADATA
 * @param requiresPython {@code Requires-Python}: a version specifier (PEP 440), usually there
 * @param requiresDist each {@code Requires-Dist}: a requirement (PEP 508)
 * @param tags each {@code Tag} of WHEEL
 * @param entries names of the files in it, sorted
 */
public record Wheel(
        Path file,
        WheelName name,
        String project,
        String version,
        Optional<String> requiresPython,
        List<String> requiresDist,
        List<String> tags,
        List<String> entries) {
    public Wheel {
        Objects.requireNonNull(file);
        Objects.requireNonNull(name);
        Objects.requireNonNull(project);
        Objects.requireNonNull(version);
        Objects.requireNonNull(requiresPython);
        requiresDist = List.copyOf(requiresDist);
        tags = List.copyOf(tags);
        entries = List.copyOf(entries);
    }

    /**
     * @param file a wheel, under the name of a wheel
     * @throws StepException naming the wheel when it is malformed, differs from its RECORD or its name from its METADATA
     * @throws IOException when it cannot be read
     */
    public static Wheel read(Path file) throws StepException, IOException {
        try (WheelZip zip = WheelZip.open(file)) {
            zip.verify();
            HeaderFields metadata = zip.headers("METADATA");
            String project = required(metadata, "Name", file);
            Wheel wheel = new Wheel(
                    file,
                    WheelName.parse(file.getFileName().toString()),
                    project,
                    required(metadata, "Version", file),
                    metadata.first("Requires-Python"),
                    metadata.all("Requires-Dist"),
                    zip.headers("WHEEL").all("Tag"),
                    zip.names());
            if (!WheelSource.normalize(wheel.name.distribution()).equals(wheel.normalizedName())) {
                throw new StepException(
                        file + " is a wheel of " + project + " by its METADATA",
                        "Build or fetch " + file.getFileName() + " again");
            }
            return wheel;
        }
    }

    /** The name that all spellings of the project share (PEP 503). */
    public String normalizedName() {
        return WheelSource.normalize(project);
    }

    private static String required(HeaderFields metadata, String name, Path file) throws StepException {
        return metadata.first(name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new StepException(
                        file + " has no " + name + " in its METADATA",
                        "Build or fetch " + file.getFileName() + " again"));
    }
}
