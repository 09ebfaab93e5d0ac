package io.github.crosspy.verify;

import io.github.crosspy.elf.ArReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Reads Debian binary packages (deb(5)) as streams. */
final class DebScanner {
    private static final int BIGGEST_CONTROL = 1 << 20;
    private static final String ARCHITECTURE = "Architecture:";

    private final ContentScanner content;
    private final FileTree tree;

    /** @param tree takes the libraries and links of the packages */
    DebScanner(ContentScanner content, FileTree tree) {
        this.content = content;
        this.tree = tree;
    }

    /** Reads one package; what is wrong with it becomes a finding. */
    DebPackage scan(Path deb, Findings findings) {
        String product = deb.getFileName().toString();
        int before = content.elfFiles();
        String architecture = "";
        try (ArReader archive = new ArReader(new BufferedInputStream(Files.newInputStream(deb)))) {
            expect(archive, "debian-binary");
            String control = expect(archive, "control.tar");
            architecture = architecture(Compression.tar(control, archive.content()));
            String data = expect(archive, "data.tar");
            new TarScanner(content, tree)
                    .scan(
                            product,
                            Compression.tar(data, archive.content()),
                            (place, entry) -> content.scan(
                                    new PackedFile(
                                            place, entry.getMode(), entry.getLongUserId(), entry.getLongGroupId()),
                                    findings),
                            findings);
        } catch (IOException | RuntimeException e) {
            // The archive library answers some malformed input with unchecked exceptions.
            findings.unreadable(product, e);
        }
        return new DebPackage(product, architecture, content.elfFiles() - before);
    }

    /** The next member that is not for private use (an underscore starts its name), which must be the one expected. */
    private static String expect(ArReader archive, String name) throws IOException {
        for (var member = archive.next(); member.isPresent(); member = archive.next()) {
            String found = member.get().name();
            if (found.startsWith(name)) {
                return found;
            }
            if (!found.startsWith("_")) {
                throw new IOException("the member " + found + " is where " + name + " should be");
            }
        }
        throw new IOException("the member " + name + " is missing");
    }

    private static String architecture(TarArchiveInputStream control) throws IOException {
        for (TarArchiveEntry entry = control.getNextEntry(); entry != null; entry = control.getNextEntry()) {
            if (entry.isFile() && FileTree.normalized(entry.getName()).equals("/control")) {
                String text = new String(control.readNBytes(BIGGEST_CONTROL), StandardCharsets.UTF_8);
                return text.lines()
                        .filter(line -> line.regionMatches(true, 0, ARCHITECTURE, 0, ARCHITECTURE.length()))
                        .map(line -> line.substring(ARCHITECTURE.length()).strip())
                        .findFirst()
                        .orElse("");
            }
        }
        throw new IOException("the control file is missing");
    }
}
