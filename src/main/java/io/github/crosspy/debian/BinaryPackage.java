package io.github.crosspy.debian;

import io.github.crosspy.StepException;
import io.github.crosspy.source.debian.DebianVersion;
import io.github.crosspy.source.debian.Stanza;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Debian binary package.
 *
 * @param file the {@code .deb}
 * @param name name of the package
 * @param version its version
 * @param architecture its Debian architecture, or {@code all}
 * @param control every field of its control file
 */
public record BinaryPackage(Path file, String name, DebianVersion version, String architecture, Stanza control) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9+.-]+");
    private static final Pattern ARCHITECTURE = Pattern.compile("[a-z0-9][a-z0-9-]*");

    public BinaryPackage {
        Objects.requireNonNull(file);
        Objects.requireNonNull(name);
        Objects.requireNonNull(version);
        Objects.requireNonNull(architecture);
        Objects.requireNonNull(control);
    }

    /**
     * One entry of a package's file system archive.
     *
     * @param path where it is installed, without a slash at either end; empty for the root directory
     * @param kind what it is
     * @param size in bytes; 0 for all but regular files
     * @param mode permission bits, with set-user-id, set-group-id and sticky
     * @param linkTarget target of a symbolic or hard link as the archive has it, else empty
     */
    public record PackagedFile(String path, Kind kind, long size, int mode, Optional<String> linkTarget) {
        /** Kinds of entries that dpkg installs. */
        public enum Kind {
            FILE,
            DIRECTORY,
            SYMBOLIC_LINK,
            HARD_LINK,
            DEVICE_OR_PIPE
        }

        public PackagedFile {
            Objects.requireNonNull(path);
            Objects.requireNonNull(kind);
            Objects.requireNonNull(linkTarget);
        }
    }

    /**
     * @param deb a {@code .deb} of format 2 (deb(5)), its control member uncompressed or compressed with gzip or xz
     * @throws StepException naming the file when it is truncated, malformed or compressed otherwise
     * @throws IOException when it cannot be opened
     */
    public static BinaryPackage read(Path deb) throws StepException, IOException {
        Stanza control = DebReader.control(deb);
        String name = control.required("Package", deb);
        String architecture = control.required("Architecture", deb);
        if (!NAME.matcher(name).matches() || !ARCHITECTURE.matcher(architecture).matches()) {
            throw new StepException(
                    deb + " calls itself '" + name + "' for '" + architecture + "', which no Debian package can be",
                    "Build or fetch " + deb.getFileName() + " again");
        }
        DebianVersion version = DebianVersion.of(control.required("Version", deb));
        return new BinaryPackage(deb, name, version, architecture, control);
    }

    /**
     * What the package installs, in the order of its archive, which is read anew.
     *
     * @throws StepException naming the file when the archive is truncated, malformed or compressed otherwise
     * @throws IOException when it cannot be opened
     */
    public List<PackagedFile> contents() throws StepException, IOException {
        return DebReader.contents(file);
    }

    /** {@code no}, {@code same}, {@code foreign} or {@code allowed}; {@code no} when the package does not say. */
    public String multiArch() {
        return control.value("Multi-Arch").orElse("no");
    }

    /** The relation fields {@code Pre-Depends} and {@code Depends} as the package has them, those that it has. */
    public List<String> depends() {
        return List.of("Pre-Depends", "Depends").stream()
                .flatMap(field -> control.value(field).stream())
                .toList();
    }
}
