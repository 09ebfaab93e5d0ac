package io.github.crosspy.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.crosspy.StepException;
import io.github.crosspy.store.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The content of {@code crosspy.lock}: exactly which files a build starts from. The same content is always the same
 * bytes, sorted and one value a line, so that a change reads well in a diff.
 *
 * @param debian Debian source packages, sorted
 * @param python files of Python projects, sorted
 */
public record Lock(List<LockedDebian> debian, List<LockedPython> python) {
    private static final int FORMAT = 1;
    private static final String REMEDY = "If the change is meant, run mvn crosspy:lock and commit crosspy.lock";
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    public Lock {
        debian = debian.stream()
                .distinct()
                .sorted(Comparator.comparing(LockedDebian::source)
                        .thenComparing(LockedDebian::suite)
                        .thenComparing(LockedDebian::version))
                .toList();
        python = python.stream()
                .distinct()
                .sorted(Comparator.comparing(LockedPython::name).thenComparing(LockedPython::file))
                .toList();
    }

    /**
     * @param file a file that {@link #write} wrote
     * @throws StepException when there is no such file, or it is not a lock of this format
     * @throws IOException when the file cannot be read
     */
    public static Lock read(Path file) throws StepException, IOException {
        if (!Files.isRegularFile(file)) {
            throw new StepException("There is no lock file " + file, "Run mvn crosspy:lock to write it");
        }
        try {
            JsonNode tree = JSON.readTree(file.toFile());
            if (tree.path("format").asInt() != FORMAT) {
                throw new StepException(
                        "Lock file " + file + " has format " + tree.path("format") + ", this plugin reads " + FORMAT,
                        "Run mvn crosspy:lock to write it anew");
            }
            return JSON.treeToValue(((ObjectNode) tree).without("format"), Lock.class);
        } catch (JsonProcessingException | ClassCastException e) {
            throw new StepException(
                    "Lock file " + file + " cannot be read: "
                            + e.getMessage().lines().findFirst().orElse(""),
                    "Restore it from version control, or run mvn crosspy:lock to write it anew",
                    null,
                    e);
        }
    }

    /** Writes the lock so that other processes see the old file or the new one, never a part. */
    public void write(Path file) throws IOException {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(lines);
        printer.indentArraysWith(lines);
        ObjectNode tree = JSON.createObjectNode().put("format", FORMAT);
        tree.setAll((ObjectNode) JSON.valueToTree(this));
        AtomicFiles.write(
                file, (JSON.writer(printer).writeValueAsString(tree) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The pinned files of a Python project; empty when the lock lacks it. */
    public List<LockedPython> pythonFiles(String normalizedName) {
        return python.stream()
                .filter(entry -> entry.name().equals(normalizedName))
                .toList();
    }

    /** The pinned source package of a suite, or empty when the lock lacks it. */
    public Optional<LockedDebian> debianSource(String source, String suite) {
        return debian.stream()
                .filter(entry -> entry.source().equals(source) && entry.suite().equals(suite))
                .findFirst();
    }

    /**
     * Checks what was fetched for a Debian source package.
     *
     * @throws StepException when the lock lacks it or has another version, file, size or digest
     */
    public void check(LockedDebian fetched) throws StepException {
        String what = fetched.source() + " of suite " + fetched.suite();
        LockedDebian locked = debianSource(fetched.source(), fetched.suite())
                .orElseThrow(() -> new StepException("crosspy.lock lacks the Debian source " + what, REMEDY));
        if (!locked.version().equals(fetched.version())) {
            throw new StepException(
                    "crosspy.lock has version " + locked.version() + " of " + what + ", the archive gave "
                            + fetched.version(),
                    REMEDY);
        }
        for (LockedFile file : fetched.files()) {
            if (!locked.files().contains(file)) {
                throw new StepException(
                        "File " + file.name() + " of " + what + " is not the one in crosspy.lock (SHA-256 "
                                + file.sha256() + ", " + file.size() + " bytes)",
                        REMEDY);
            }
        }
        if (locked.files().size() != fetched.files().size()) {
            throw new StepException("crosspy.lock lists other files for " + what + " than the archive gave", REMEDY);
        }
    }

    /**
     * Checks a file that was fetched for a Python project.
     *
     * @throws StepException when the lock lacks it or has another version or digest
     */
    public void check(LockedPython fetched) throws StepException {
        List<LockedPython> locked = pythonFiles(fetched.name());
        if (locked.isEmpty()) {
            throw new StepException("crosspy.lock lacks the Python project " + fetched.name(), REMEDY);
        }
        if (!locked.contains(fetched)) {
            throw new StepException(
                    "File " + fetched.file() + " (SHA-256 " + fetched.sha256() + ") is not the one in crosspy.lock, "
                            + locked.get(0).file() + " (SHA-256 "
                            + locked.get(0).sha256() + ")",
                    REMEDY);
        }
    }
}
