package io.github.crosspy.source.debian;

import io.github.crosspy.StepException;
import io.github.crosspy.store.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Debian source package as its {@code .dsc} describes it (Debian policy 5.4).
 *
 * @param name name of the source package
 * @param version its version
 * @param format source format such as {@code 3.0 (quilt)}
 * @param files every file that the {@code .dsc} lists, without the {@code .dsc} itself
 */
public record SourcePackage(String name, DebianVersion version, String format, List<SourceFile> files) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9+.-]+");
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_+.~:%-]*");
    private static final Pattern SHA256_LINE = Pattern.compile("([0-9a-fA-F]{64})\\s+([0-9]{1,18})\\s+(\\S+)");
    private static final Pattern FILES_LINE = Pattern.compile("([0-9a-fA-F]{32})\\s+([0-9]{1,18})\\s+(\\S+)");

    public SourcePackage {
        Objects.requireNonNull(name);
        Objects.requireNonNull(version);
        Objects.requireNonNull(format);
        files = List.copyOf(files);
    }

    /**
     * One file of a source package.
     *
     * @param name file name without any directory
     * @param size in bytes
     * @param sha256 64 lower-case hexadecimal digits
     */
    public record SourceFile(String name, long size, String sha256) {
        public SourceFile {
            Objects.requireNonNull(name);
            Objects.requireNonNull(sha256);
        }
    }

    /**
     * @param dsc a {@code .dsc} file, clear-signed or not; its signature is not verified
     * @throws StepException when it is malformed, a file has no SHA-256, or a file name is a path
     * @throws IOException when it cannot be read
     */
    public static SourcePackage read(Path dsc) throws StepException, IOException {
        try (InputStream in = Files.newInputStream(dsc)) {
            Stanza stanza = ControlStanzas.readOne(dsc, in);
            String name = stanza.required("Source", dsc);
            if (!NAME.matcher(name).matches()) {
                throw malformed(dsc, "names its source '" + name + "', which is not a name of a source package");
            }
            DebianVersion version = DebianVersion.of(stanza.required("Version", dsc));
            return new SourcePackage(name, version, stanza.required("Format", dsc), files(stanza, dsc));
        }
    }

    /**
     * Checks size and SHA-256 of each file.
     *
     * @param directory that has the files
     * @throws StepException naming the first file that is absent or differs
     * @throws IOException when a file cannot be read
     */
    public void verify(Path directory) throws StepException, IOException {
        for (SourceFile expected : files) {
            Path file = directory.resolve(expected.name());
            if (!Files.isRegularFile(file)) {
                throw damaged(file, "is listed by " + name + " " + version + " but is not there");
            }
            long size = Files.size(file);
            if (size != expected.size()) {
                throw damaged(file, "has " + size + " bytes, its .dsc says " + expected.size());
            }
            String sha256 = Digests.sha256(file);
            if (!sha256.equals(expected.sha256())) {
                throw damaged(file, "has SHA-256 " + sha256 + ", its .dsc says " + expected.sha256());
            }
        }
    }

    private static List<SourceFile> files(Stanza stanza, Path dsc) throws StepException {
        Map<String, SourceFile> files = new HashMap<>();
        List<SourceFile> inOrder = new ArrayList<>();
        for (String line : stanza.lines("Checksums-Sha256")) {
            Matcher matcher = listed(SHA256_LINE, line, dsc);
            SourceFile file = new SourceFile(
                    matcher.group(3),
                    Long.parseLong(matcher.group(2)),
                    matcher.group(1).toLowerCase(Locale.ROOT));
            if (files.put(file.name(), file) != null) {
                throw malformed(dsc, "lists " + file.name() + " twice");
            }
            inOrder.add(file);
        }
        for (String line : stanza.lines("Files")) {
            Matcher matcher = listed(FILES_LINE, line, dsc);
            SourceFile file = files.get(matcher.group(3));
            if (file == null || file.size() != Long.parseLong(matcher.group(2))) {
                throw malformed(dsc, "has no SHA-256 for " + matcher.group(3) + " of " + matcher.group(2) + " bytes");
            }
        }
        if (inOrder.isEmpty()) {
            throw malformed(dsc, "has no SHA-256 of any file");
        }
        return inOrder;
    }

    private static Matcher listed(Pattern form, String line, Path dsc) throws StepException {
        Matcher matcher = form.matcher(line);
        if (!matcher.matches()) {
            throw malformed(dsc, "lists a file as '" + line + "' instead of checksum, size and name");
        }
        if (!FILE_NAME.matcher(matcher.group(3)).matches()) {
            throw malformed(dsc, "lists '" + matcher.group(3) + "', which is not a plain file name");
        }
        return matcher;
    }

    private static StepException malformed(Path dsc, String what) {
        return new StepException(
                dsc + " " + what, "Take the source package from an archive, or make it again with dpkg-source --build");
    }

    private static StepException damaged(Path file, String what) {
        return new StepException(file + " " + what, "Delete " + file + " and fetch the source again");
    }
}
