package io.github.crosspy.source.python;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.github.crosspy.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads what a distribution says of itself, statically: core metadata (PEP 566, 643), setuptools' requires.txt,
 * pyproject.toml (PEP 518, 621) and setup.cfg. Nothing is unpacked to the disk and nothing of the project is run.
 */
public final class MetadataReader {
    private static final Pattern SDIST_MEMBERS = Pattern.compile(
            "[^/]+/(PKG-INFO|pyproject\\.toml|setup\\.cfg)|[^/]+/([^/]+/){0,3}[^/]+\\.egg-info/requires\\.txt");
    private static final Pattern WHEEL_MEMBERS = Pattern.compile("[^/]+\\.dist-info/METADATA");
    /** What builds a project that names no build system (PEP 518). */
    private static final List<Requirement> SETUPTOOLS =
            List.of(Requirement.any("setuptools"), Requirement.any("wheel"));

    private static final int DIRECTORY_DEPTH = 5;
    private static final TomlMapper TOML = new TomlMapper();

    private final Path origin;
    private final Map<String, String> texts;

    private MetadataReader(Path origin, Map<String, String> texts) {
        this.origin = origin;
        this.texts = texts;
    }

    /**
     * @param distribution an sdist (.tar.gz, .tar.bz2, .zip), a wheel, or an unpacked source directory
     * @throws StepException when it is damaged, hostile, or has metadata that break the rules
     * @throws IOException when it cannot be read
     */
    public static DistributionMetadata read(Path distribution) throws StepException, IOException {
        boolean wheel = distribution.getFileName().toString().endsWith(".whl");
        Map<String, String> texts = Files.isDirectory(distribution)
                ? directoryTexts(distribution)
                : ArchiveText.read(distribution, (wheel ? WHEEL_MEMBERS : SDIST_MEMBERS).asMatchPredicate());
        MetadataReader reader = new MetadataReader(distribution, texts);
        try {
            return wheel ? reader.wheel() : reader.source();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new StepException(
                    "Metadata of " + distribution.getFileName() + " cannot be read: "
                            + e.getMessage().lines().findFirst().orElse(""),
                    "Take another version of the project, or mend a copy of it and give its <path>",
                    null,
                    e);
        }
    }

    private static Map<String, String> directoryTexts(Path directory) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files =
                Files.find(directory, DIRECTORY_DEPTH, (file, attributes) -> attributes.isRegularFile())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = "source/" + directory.relativize(file);
                if (SDIST_MEMBERS.matcher(name).matches() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    texts.put(name, Files.readString(file));
                }
            }
        }
        return texts;
    }

    private DistributionMetadata wheel() throws StepException {
        CoreMetadata metadata = text("METADATA")
                .map(CoreMetadata::parse)
                .orElseThrow(() -> new StepException(
                        origin.getFileName() + " has no METADATA, so it is no wheel",
                        "Take another version of the project"));
        return new DistributionMetadata(
                metadata.first("Name").map(Requirement::normalizedName),
                metadata.first("Version").map(PythonVersion::of),
                metadata.all("Requires-Dist").stream().map(Requirement::of).toList(),
                List.of(),
                Optional.empty());
    }

    private DistributionMetadata source() throws JsonProcessingException {
        Optional<CoreMetadata> metadata = text("PKG-INFO").map(CoreMetadata::parse);
        IniFile setup = IniFile.parse(text("setup.cfg").orElse(""));
        JsonNode pyproject = TOML.readTree(text("pyproject.toml").orElse(""));
        JsonNode project = pyproject.path("project");
        Optional<String> name = metadata.flatMap(known -> known.first("Name"))
                .or(() -> textOf(project.path("name")))
                .or(() -> literal(setup, "name"));
        Optional<String> version = metadata.flatMap(known -> known.first("Version"))
                .or(() -> textOf(project.path("version")))
                .or(() -> literal(setup, "version"));
        return new DistributionMetadata(
                name.map(Requirement::normalizedName),
                version.map(PythonVersion::of),
                requires(metadata, project, setup),
                buildRequires(pyproject.path("build-system")),
                textOf(pyproject.path("build-system").path("build-backend")));
    }

    private List<Requirement> requires(Optional<CoreMetadata> metadata, JsonNode project, IniFile setup) {
        if (metadata.isPresent() && metadata.get().requirementsAreFinal()) {
            return requiresDist(metadata.get());
        }
        Optional<String> egg = text("requires.txt");
        if (egg.isPresent()) {
            return SetuptoolsRequirements.ofRequiresTxt(egg.get());
        }
        if (metadata.isPresent() && !metadata.get().all("Requires-Dist").isEmpty()) {
            return requiresDist(metadata.get());
        }
        return project.isMissingNode() ? SetuptoolsRequirements.ofSetupCfg(setup) : ofProject(project);
    }

    private static List<Requirement> requiresDist(CoreMetadata metadata) {
        return metadata.all("Requires-Dist").stream().map(Requirement::of).toList();
    }

    private static List<Requirement> ofProject(JsonNode project) {
        List<Requirement> requirements = new ArrayList<>();
        project.path("dependencies").forEach(line -> requirements.add(Requirement.of(line.asText())));
        project.path("optional-dependencies")
                .properties()
                .forEach(extra -> extra.getValue()
                        .forEach(line -> requirements.add(
                                SetuptoolsRequirements.under(line.asText(), "extra == '" + extra.getKey() + "'"))));
        return requirements;
    }

    private static List<Requirement> buildRequires(JsonNode buildSystem) {
        if (buildSystem.path("requires").isMissingNode()) {
            return SETUPTOOLS;
        }
        List<Requirement> requirements = new ArrayList<>();
        buildSystem.path("requires").forEach(line -> requirements.add(Requirement.of(line.asText())));
        return requirements;
    }

    /** The member with this file name that is nearest to the top. */
    private Optional<String> text(String fileName) {
        return texts.keySet().stream()
                .filter(name -> name.endsWith("/" + fileName))
                .min(Comparator.comparingLong((String name) ->
                                name.chars().filter(c -> c == '/').count())
                        .thenComparing(Comparator.naturalOrder()))
                .map(texts::get);
    }

    private static Optional<String> textOf(JsonNode value) {
        return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
    }

    /** A value of setup.cfg's [metadata], unless setuptools would compute it. */
    private static Optional<String> literal(IniFile setup, String option) {
        return setup.value("metadata", option).filter(value -> !value.matches("(attr|file):.*"));
    }
}
