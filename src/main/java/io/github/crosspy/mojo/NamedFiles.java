package io.github.crosspy.mojo;

import io.github.crosspy.target.Target;
import io.github.crosspy.verify.Allowance;
import io.github.crosspy.verify.VerifyRequest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files that a person names on the command line, sorted by what they are. */
final class NamedFiles {
    private static final String DEB = ".deb";
    private static final String WHEEL = ".whl";

    private final List<Path> debs = new ArrayList<>();
    private final List<Path> wheels = new ArrayList<>();
    private final List<Path> roots = new ArrayList<>();

    /**
     * @param files packages, wheels, directories of either, root trees, their tar archives, single files
     * @throws IOException when a directory cannot be read
     */
    NamedFiles(List<File> files) throws IOException {
        for (File file : files) {
            add(file.toPath());
        }
    }

    VerifyRequest request(Target target, List<Allowance> allowances) {
        return new VerifyRequest(target, debs, wheels, roots, Optional.empty(), allowances);
    }

    private void add(Path file) throws IOException {
        if (file.toString().endsWith(DEB)) {
            debs.add(file);
        } else if (file.toString().endsWith(WHEEL)) {
            wheels.add(file);
        } else if (!addPackagesIn(file)) {
            roots.add(file);
        }
    }

    /** A directory with packages or wheels stands for these, any other for the tree in it. */
    private boolean addPackagesIn(Path directory) throws IOException {
        List<Path> packages = List.of();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                packages = files.filter(file ->
                                file.toString().endsWith(DEB) || file.toString().endsWith(WHEEL))
                        .sorted()
                        .toList();
            }
        }
        for (Path file : packages) {
            add(file);
        }
        return !packages.isEmpty();
    }
}
