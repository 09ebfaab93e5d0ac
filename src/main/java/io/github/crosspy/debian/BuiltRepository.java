package io.github.crosspy.debian;

import io.github.crosspy.StepException;
import io.github.crosspy.store.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Lays packages from several places into one directory that apt can install from. */
public final class BuiltRepository {
    private BuiltRepository() {}

    /**
     * @param built .deb files; of two with one name the later wins
     * @param directory directory to lay them into; what it held is removed
     * @return the directory
     */
    public static Path lay(List<Path> built, Path directory) throws IOException, StepException {
        AtomicFiles.deleteTree(directory);
        Files.createDirectories(directory);
        for (Path deb : built) {
            Path place = directory.resolve(deb.getFileName());
            Files.deleteIfExists(place);
            Files.copy(deb, place);
        }
        new FlatRepository().run(directory);
        return directory;
    }
}
