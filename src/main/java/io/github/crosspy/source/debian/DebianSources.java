package io.github.crosspy.source.debian;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.crosspy.StepException;
import io.github.crosspy.source.LockedFile;
import io.github.crosspy.store.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The Debian sources of a module, as fetch-sources leaves them for build-debs: files, and {@code sources.json} with the
 * SHA-256 of each.
 *
 * @param byName each source by the name that the POM asks for
 */
public record DebianSources(Map<String, FetchedDeb> byName) {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    private static final String MANIFEST = "sources.json";
    private static final int FORMAT = 1;

    public DebianSources {
        byName = Map.copyOf(byName);
    }

    /** Writes the manifest into the directory of the sources. */
    public void write(Path directory) throws IOException {
        Map<String, Entry> sources = new TreeMap<>();
        byName.forEach((name, deb) -> sources.put(
                name,
                new Entry(
                        deb.source(),
                        deb.version(),
                        deb.suite(),
                        directory.relativize(deb.path()).toString(),
                        deb.files())));
        AtomicFiles.write(
                directory.resolve(MANIFEST),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(new Manifest(FORMAT, sources)));
    }

    /**
     * Reads what fetch-sources left.
     *
     * @throws StepException when there is nothing, or nothing that this version can read
     */
    public static DebianSources read(Path directory) throws IOException, StepException {
        Path file = directory.resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw new StepException("No sources were fetched into " + directory, "Run mvn crosspy:fetch-sources first");
        }
        try {
            Manifest manifest = JSON.readValue(file.toFile(), Manifest.class);
            if (manifest != null && manifest.format == FORMAT) {
                Map<String, FetchedDeb> byName = new TreeMap<>();
                manifest.sources.forEach((name, entry) -> byName.put(name, entry.in(directory)));
                return new DebianSources(byName);
            }
        } catch (JsonProcessingException e) {
            throw new StepException(file + " cannot be read", "Run mvn crosspy:fetch-sources again", null, e);
        }
        throw new StepException(file + " is of another version of the plugin", "Run mvn crosspy:fetch-sources again");
    }

    /**
     * @param name the name that the POM asks for
     * @throws StepException when it was not fetched
     */
    public FetchedDeb named(String name) throws StepException {
        FetchedDeb deb = byName.get(name);
        if (deb == null) {
            throw new StepException(
                    "The source " + name + " was not fetched",
                    "Run mvn crosspy:fetch-sources after a change of <debs>");
        }
        return deb;
    }

    private record Manifest(int format, Map<String, Entry> sources) {
        Manifest {
            sources = Map.copyOf(sources);
        }
    }

    private record Entry(String source, String version, String suite, String path, List<LockedFile> files) {
        FetchedDeb in(Path directory) {
            return new FetchedDeb(
                    source, version, suite, directory.resolve(path).normalize(), files);
        }
    }
}
