package io.github.crosspy.verify;

import io.github.crosspy.elf.ArReader;
import io.github.crosspy.elf.ByteSource;
import io.github.crosspy.elf.ElfFile;
import io.github.crosspy.elf.ElfFormatException;
import io.github.crosspy.elf.FileSource;
import io.github.crosspy.target.Target;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells ELF files and static libraries from other content and runs the checks on them, one file in memory at a time. */
final class ContentScanner {
    private static final int HEAD = 8;
    private static final int BIGGEST_ELF_IN_MEMORY = 512 << 20;

    private final Target target;
    private final List<LinkedFile> linked = new ArrayList<>();
    private int files;
    private int elfFiles;

    ContentScanner(Target target) {
        this.target = target;
    }

    int files() {
        return files;
    }

    int elfFiles() {
        return elfFiles;
    }

    List<LinkedFile> linked() {
        return List.copyOf(linked);
    }

    /**
     * Looks at one file of an archive.
     *
     * @param home the tree that the file belongs to
     * @param content read to its end, not closed
     * @throws IOException when the content cannot be read
     */
    void scan(Place place, FileTree home, InputStream content, Findings findings) throws IOException {
        files++;
        BuildPathSearch search = new BuildPathSearch(content);
        boolean program = scanContent(place, home, search, findings);
        search.transferTo(OutputStream.nullOutputStream());
        ReadContent read = new ReadContent(place, program, search.found());
        Checks.OF_CONTENT.forEach(check -> check.examine(read, target, findings));
    }

    /** Looks at what a package's list says of one file. */
    void scan(PackedFile packed, Findings findings) {
        Checks.OF_PACKED.forEach(check -> check.examine(packed, target, findings));
    }

    /**
     * Looks at one file on disk, of which only what the checks need is read unless it is a product.
     *
     * @throws IOException when the file cannot be read
     */
    void scan(Place place, FileTree home, Path file, Findings findings) throws IOException {
        if (home.isProduct()) {
            try (InputStream content = new CappedInputStream(
                    new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)))) {
                scan(place, home, content, findings);
                return;
            }
        }
        files++;
        try (FileSource source = FileSource.open(file)) {
            ByteBuffer head = ByteBuffer.allocate((int) Math.min(HEAD, source.size()));
            source.read(0, head);
            if (isElf(head.array())) {
                elf(place, home, source, findings);
                return;
            }
        }
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS))) {
            scanContent(place, home, content, findings);
        }
    }

    /** Tells whether it was a program, a shared or a static library. */
    private boolean scanContent(Place place, FileTree home, InputStream content, Findings findings) throws IOException {
        PushbackInputStream whole = new PushbackInputStream(content, HEAD);
        byte[] head = head(whole);
        if (isElf(head)) {
            return elf(place, home, inMemory(whole), findings);
        }
        if (isArchive(head)) {
            archive(place, home, whole, findings);
            return true;
        }
        other(place, head, findings);
        return false;
    }

    private static byte[] head(PushbackInputStream content) throws IOException {
        byte[] head = content.readNBytes(HEAD);
        content.unread(head);
        return head;
    }

    private static ByteSource inMemory(InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(BIGGEST_ELF_IN_MEMORY);
        if (bytes.length == BIGGEST_ELF_IN_MEMORY) {
            throw new IOException("an ELF file is too big to be read from an archive");
        }
        return ByteSource.of(bytes);
    }

    /** Tells whether it was a program or a shared library. */
    private boolean elf(Place place, FileTree home, ByteSource source, Findings findings) throws IOException {
        Optional<ElfFile> elf = examine(place, home, source, findings);
        elf.flatMap(found -> linked(place, found, home)).ifPresent(file -> {
            home.add(file);
            linked.add(file);
        });
        return elf.filter(found -> found.isLinked() && !found.isDetachedDebug()).isPresent();
    }

    private Optional<ElfFile> examine(Place place, FileTree home, ByteSource source, Findings findings)
            throws IOException {
        elfFiles++;
        try {
            ElfFile elf = ElfFile.read(source);
            ElfSubject subject = new ElfSubject(place, elf);
            Checks.OF_ELF.forEach(check -> check.examine(subject, target, findings));
            if (home.isProduct()) {
                Checks.OF_PRODUCT_ELF.forEach(check -> check.examine(subject, target, findings));
            }
            return Optional.of(elf);
        } catch (ElfFormatException e) {
            findings.add(ReadingRules.ELF_PARSE, place, "is malformed: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<LinkedFile> linked(Place place, ElfFile elf, FileTree home) {
        ElfSubject subject = new ElfSubject(place, elf);
        if (!elf.isLinked() || !subject.isFor(target.abi())) {
            return Optional.empty();
        }
        Optional<FloatClass> floatClass =
                subject.isArm(target.abi()) ? Optional.of(FloatClass.of(elf)) : Optional.empty();
        return elf.dynamic().map(dynamic -> LinkedFile.of(place, elf, floatClass, home));
    }

    private void archive(Place place, FileTree home, InputStream content, Findings findings) throws IOException {
        Findings ofMembers = new Findings();
        ArchiveScan scan = new ArchiveScan(place, target);
        boolean indexed = false;
        try {
            ArReader archive = new ArReader(content);
            for (var member = archive.next(); member.isPresent(); member = archive.next()) {
                PushbackInputStream whole = new PushbackInputStream(archive.content(), HEAD);
                if (isElf(head(whole))) {
                    examine(place.member(member.get().name()), home, inMemory(whole), ofMembers)
                            .ifPresent(scan::add);
                }
            }
            indexed = archive.isIndexed();
        } catch (ElfFormatException e) {
            findings.add(ReadingRules.ELF_PARSE, place, "is malformed: " + e.getMessage());
        }
        findings.addOfEachKind(ofMembers);
        StaticArchive archived = scan.result(indexed);
        Checks.OF_ARCHIVE.forEach(check -> check.examine(archived, target, findings));
    }

    /** Linker scripts have the names of libraries and are text; anything else of that name is no library at all. */
    private static void other(Place place, byte[] head, Findings findings) {
        if (!place.isNamedAsLibrary()) {
            return;
        }
        if (head.length == 0) {
            findings.add(ReadingRules.ELF_PARSE, place, "is named as a shared library and is empty");
        } else if (!isText(head)) {
            findings.add(ReadingRules.ELF_PARSE, place, "is named as a shared library and is no ELF file");
        }
    }

    private static boolean isText(byte[] head) {
        for (byte next : head) {
            if (next < '\t') {
                return false;
            }
        }
        return true;
    }

    private static boolean isElf(byte[] head) {
        return head.length >= 4 && ByteBuffer.wrap(head).getInt() == ElfFile.MAGIC;
    }

    private static boolean isArchive(byte[] head) {
        String magic = new String(head, StandardCharsets.ISO_8859_1);
        return magic.equals(ArReader.MAGIC) || magic.equals(ArReader.THIN_MAGIC);
    }
}
