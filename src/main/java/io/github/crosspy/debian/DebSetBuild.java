package io.github.crosspy.debian;

import io.github.crosspy.StepException;
import io.github.crosspy.source.debian.FetchedDeb;
import io.github.crosspy.stack.DebSource;
import io.github.crosspy.store.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Builds the sources of a module one after another; each sees the packages of those before it. */
public final class DebSetBuild {
    private final DebBuild build;

    public DebSetBuild(DebBuild build) {
        this.build = build;
    }

    /** @throws StepException when a source was not fetched or does not build */
    public DebSet run(DebSetRequest request) throws IOException, StepException {
        Path directory = request.directory().resolve("debs");
        Path beside = AtomicFiles.beside(directory);
        Files.createDirectories(beside);
        try {
            List<Path> built = new ArrayList<>(request.dependencies());
            for (DebSource deb : request.debs()) {
                built.addAll(debs(copy(build.run(one(request, deb, built)), beside)));
            }
            new FlatRepository().run(beside);
            AtomicFiles.replaceTree(directory, beside);
            try (Stream<Path> files = Files.list(directory)) {
                return new DebSet(directory, debs(files.toList()));
            }
        } finally {
            AtomicFiles.deleteTree(beside);
        }
    }

    private static DebBuildRequest one(DebSetRequest request, DebSource deb, List<Path> built) throws StepException {
        FetchedDeb fetched = request.sources().named(deb.source());
        return new DebBuildRequest(
                deb, fetched, request.target(), request.suites(), built, request.jobs(), request.directory());
    }

    private static List<Path> copy(Path product, Path directory) throws IOException {
        List<Path> copied = new ArrayList<>();
        try (Stream<Path> files = Files.list(product)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                copied.add(
                        Files.copy(file, directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING));
            }
        }
        return copied;
    }

    private static List<Path> debs(List<Path> files) {
        return files.stream()
                .filter(file -> file.toString().endsWith(".deb"))
                .sorted()
                .toList();
    }
}
