package io.github.crosspy.source.python;

import io.github.crosspy.StepException;
import io.github.crosspy.source.python.PythonProject.Kind;
import io.github.crosspy.stack.WheelSource;
import io.github.crosspy.store.Digests;
import io.github.crosspy.store.Fingerprint;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads an sdist or a source directory of the user's own. */
final class LocalSource {
    private LocalSource() {}

    static Node.Content read(WheelSource wheel) throws StepException, IOException {
        Path path = wheel.path().orElseThrow();
        boolean directory = Files.isDirectory(path);
        boolean file = Files.isRegularFile(path) && path.toString().matches(".*\\.(tar\\.gz|tgz|tar\\.bz2|zip)");
        if (!directory && !file) {
            throw new StepException(
                    "<path> of " + wheel.name() + " is neither an sdist nor a directory: " + path,
                    "Give a .tar.gz or .zip file, or the directory of an unpacked source");
        }
        DistributionMetadata metadata = MetadataReader.read(path);
        PythonVersion version = version(wheel, metadata);
        if (metadata.name().isPresent() && !metadata.name().get().equals(wheel.normalizedName())) {
            throw new StepException(
                    "<path> of " + wheel.name() + " holds the project "
                            + metadata.name().get(),
                    "Write <wheel>" + metadata.name().get() + "</wheel>, or mend <path> " + path);
        }
        return new Node.Content(
                version, directory ? Kind.DIRECTORY : Kind.SDIST, path.toAbsolutePath(), digest(path), metadata);
    }

    /** SHA-256 of an sdist, or of all files of a source directory. */
    static String digest(Path path) throws IOException {
        return Files.isDirectory(path) ? digestOfTree(path) : Digests.sha256(path);
    }

    private static PythonVersion version(WheelSource wheel, DistributionMetadata metadata) throws StepException {
        VersionSpecifier asked = VersionSpecifier.of(wheel.specifier());
        Optional<PythonVersion> version = metadata.version().or(asked::pinned);
        if (version.isEmpty()) {
            throw new StepException(
                    "The source of " + wheel.name() + " computes its version, so nobody knows it before the build",
                    "Say it in the POM: <wheel>" + wheel.name() + "==VERSION</wheel>");
        }
        if (!asked.contains(version.get())) {
            throw new StepException(
                    "The POM asks " + wheel.name() + wheel.specifier() + ", its <path> holds " + version.get(),
                    "Change the version in <wheel>, or <path>");
        }
        return version.get();
    }

    /** Digest of all files but those of git itself: names, whether executable, contents; of links, where they point. */
    private static String digestOfTree(Path root) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return directory.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.put(root.relativize(file).toString(), file);
                return FileVisitResult.CONTINUE;
            }
        });
        Fingerprint fingerprint = new Fingerprint("source directory");
        for (Map.Entry<String, Path> file : files.entrySet()) {
            fingerprint.add("name", file.getKey());
            if (Files.isSymbolicLink(file.getValue())) {
                fingerprint.add("link", Files.readSymbolicLink(file.getValue()).toString());
            } else {
                fingerprint.add("executable", String.valueOf(Files.isExecutable(file.getValue())));
                fingerprint.addFile("content", file.getValue());
            }
        }
        return fingerprint.value();
    }
}
