package io.github.crosspy.debian;

import io.github.crosspy.StepException;
import io.github.crosspy.source.debian.ControlStanzas;
import io.github.crosspy.source.debian.DebianVersion;
import io.github.crosspy.source.debian.Stanza;
import io.github.crosspy.store.AtomicFiles;
import io.github.crosspy.store.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Makes a directory of {@code .deb} files a repository that apt reads with {@code deb [trusted=yes] file:/DIR ./}
 * (sources.list(5), exact path). Its {@code Packages} depends on nothing but the packages.
 */
public final class FlatRepository {
    private static final Set<String> OURS = fieldNames("Filename", "Size", "MD5sum", "SHA1", "SHA256", "SHA512");

    /**
     * What a repository has.
     *
     * @param index its {@code Packages} file
     * @param packages sorted by name, version and architecture
     * @param changes the {@code .changes} files beside them, sorted
     * @param buildinfos the {@code .buildinfo} files beside them, sorted
     */
    public record Contents(Path index, List<BinaryPackage> packages, List<Path> changes, List<Path> buildinfos) {
        public Contents {
            Objects.requireNonNull(index);
            packages = List.copyOf(packages);
            changes = List.copyOf(changes);
            buildinfos = List.copyOf(buildinfos);
        }
    }

    /**
     * Writes {@code Packages}, whole or not at all.
     *
     * @param directory with the {@code .deb} files themselves, not in directories below it
     * @throws StepException when a {@code .deb} cannot be read, or two are the same version of one package
     * @throws IOException when the directory cannot be read or written
     */
    public Contents run(Path directory) throws StepException, IOException {
        List<BinaryPackage> packages = new ArrayList<>();
        for (Path deb : named(directory, ".deb")) {
            packages.add(BinaryPackage.read(deb));
        }
        packages.sort(Comparator.comparing(BinaryPackage::name)
                .thenComparing(BinaryPackage::version)
                .thenComparing(BinaryPackage::architecture));
        refuseTwins(packages);
        List<Stanza> stanzas = new ArrayList<>();
        for (BinaryPackage binary : packages) {
            stanzas.add(indexed(binary));
        }
        Path index = directory.resolve("Packages");
        AtomicFiles.write(index, ControlStanzas.write(stanzas).getBytes(StandardCharsets.UTF_8));
        return new Contents(index, packages, named(directory, ".changes"), named(directory, ".buildinfo"));
    }

    private static Stanza indexed(BinaryPackage binary) throws IOException {
        List<Stanza.Field> fields = new ArrayList<>(binary.control().fields());
        fields.removeIf(field -> OURS.contains(field.name()));
        fields.add(new Stanza.Field("Filename", "./" + binary.file().getFileName()));
        fields.add(new Stanza.Field("Size", Long.toString(Files.size(binary.file()))));
        fields.add(new Stanza.Field("SHA256", Digests.sha256(binary.file())));
        return new Stanza(fields);
    }

    private static void refuseTwins(List<BinaryPackage> sorted) throws StepException {
        for (int i = 1; i < sorted.size(); i++) {
            BinaryPackage one = sorted.get(i - 1);
            BinaryPackage other = sorted.get(i);
            DebianVersion version = one.version();
            if (one.name().equals(other.name())
                    && version.compareTo(other.version()) == 0
                    && one.architecture().equals(other.architecture())) {
                throw new StepException(
                        one.file() + " and " + other.file().getFileName() + " are both " + one.name() + " " + version
                                + " for " + one.architecture(),
                        "Keep one of them: apt could not tell them apart");
            }
        }
    }

    private static List<Path> named(Path directory, String ending) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> fieldNames(String... names) {
        Set<String> anyCase = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.addAll(List.of(names));
        return Collections.unmodifiableSet(anyCase);
    }
}
