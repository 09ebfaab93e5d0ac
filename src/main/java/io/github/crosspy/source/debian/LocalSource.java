package io.github.crosspy.source.debian;

import io.github.crosspy.StepException;
import io.github.crosspy.source.LockedFile;
import io.github.crosspy.store.TreeDigest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An unpacked Debian source directory of the user's own. */
final class LocalSource {
    /** First line of debian/changelog (Debian policy 4.4), all ASCII even where an old entry is not UTF-8. */
    private static final Pattern CHANGELOG = Pattern.compile("([a-z0-9][a-z0-9+.-]+) \\(([^)]+)\\) .*");

    private final Path directory;

    LocalSource(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    FetchedDeb fetched() throws IOException, StepException {
        Path changelog = directory.resolve("debian/changelog");
        if (!Files.isRegularFile(changelog)) {
            throw new StepException(
                    directory + " is not a Debian source: it has no debian/changelog",
                    "Let <path> name a .dsc file or a directory that has debian/control and debian/changelog");
        }
        try (BufferedReader lines = Files.newBufferedReader(changelog, StandardCharsets.ISO_8859_1)) {
            Matcher first = CHANGELOG.matcher(String.valueOf(lines.readLine()));
            if (!first.matches()) {
                throw new StepException(
                        changelog + " does not start with 'SOURCE (VERSION) SUITE; urgency=...'",
                        "Write the entry with dch --create, or correct its first line");
            }
            return new FetchedDeb(
                    first.group(1),
                    DebianVersion.of(first.group(2)).toString(),
                    FetchedDeb.LOCAL,
                    directory,
                    List.of(new LockedFile(first.group(1), 0, TreeDigest.of(directory))));
        }
    }
}
