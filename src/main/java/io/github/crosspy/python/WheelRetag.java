package io.github.crosspy.python;

import io.github.crosspy.StepException;
import io.github.crosspy.python.HeaderFields.Field;
import io.github.crosspy.store.AtomicFiles;
import io.github.crosspy.store.Digests;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * Gives a wheel the target's platform tag, in its file name and in WHEEL, and writes it so that the same content makes the
 * same bytes: sorted, dist-info last, time 1980-01-01, modes 0644 or 0755. A signature of RECORD is left out, since it
 * signs another RECORD.
 */
public final class WheelRetag {
    private static final LocalDateTime EARLIEST_OF_ZIP = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final Set<String> REWRITTEN = fieldNames("Tag", "Build");

    /**
     * @param wheel a wheel, which is held against its RECORD and stays as it is
     * @param platformTag the new platform tag, or a compressed set with dots between its tags
     * @param buildTag the new build tag, or the empty string for none
     * @param directory where the new wheel goes, replacing one of the same name; a pure wheel keeps its name and tags
     * @return the new wheel
     * @throws StepException when the wheel is malformed or damaged
     * @throws IOException when it cannot be read or the new one not written
     * @throws IllegalArgumentException when a tag cannot be one
     */
    public Path run(Path wheel, String platformTag, String buildTag, Path directory) throws StepException, IOException {
        WheelName name = WheelName.parse(wheel.getFileName().toString());
        WheelName retagged = name.isPure() ? name : name.forPlatform(platformTag, buildTag);
        Files.createDirectories(directory);
        Path target = directory.resolve(retagged.fileName());
        Path beside = AtomicFiles.beside(target);
        try (WheelZip source = WheelZip.open(wheel)) {
            source.verify();
            try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(beside)) {
                write(source, retagged, zip);
            }
            AtomicFiles.flush(beside);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return target;
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void write(WheelZip source, WheelName name, ZipArchiveOutputStream zip)
            throws StepException, IOException {
        String distInfo = source.distInfo() + "/";
        zip.setUseZip64(Zip64Mode.Never);
        List<String> files = new ArrayList<>(source.names());
        files.removeIf(source::isUnrecorded);
        files.sort(Comparator.<String, Boolean>comparing(file -> file.startsWith(distInfo))
                .thenComparing(Comparator.naturalOrder()));
        StringBuilder recorded = new StringBuilder();
        for (String file : files) {
            begin(zip, file, source.isExecutable(file));
            Counted counted = new Counted(zip);
            if (file.equals(distInfo + "WHEEL") && !name.isPure()) {
                counted.write(retagged(source.headers("WHEEL"), name));
            } else {
                source.copy(file, counted);
            }
            zip.closeArchiveEntry();
            recorded.append(WheelRecord.line(
                    file, WheelRecord.sha256(counted.getMessageDigest()), Long.toString(counted.size)));
        }
        recorded.append(WheelRecord.line(distInfo + "RECORD", "", ""));
        begin(zip, distInfo + "RECORD", false);
        zip.write(recorded.toString().getBytes(StandardCharsets.UTF_8));
        zip.closeArchiveEntry();
    }

    private static void begin(ZipArchiveOutputStream zip, String name, boolean executable) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setTimeLocal(EARLIEST_OF_ZIP);
        entry.setUnixMode(executable ? 0100755 : 0100644);
        zip.putArchiveEntry(entry);
    }

    private static byte[] retagged(HeaderFields wheel, WheelName name) {
        List<Field> fields = new ArrayList<>(wheel.fields());
        fields.removeIf(field -> REWRITTEN.contains(field.name()));
        name.expandedTags().forEach(tag -> fields.add(new Field("Tag", tag)));
        name.buildTag().ifPresent(tag -> fields.add(new Field("Build", tag)));
        StringBuilder text = new StringBuilder();
        fields.forEach(field ->
                text.append(field.name()).append(": ").append(field.value()).append('\n'));
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Set<String> fieldNames(String... names) {
        Set<String> anyCase = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.addAll(List.of(names));
        return Collections.unmodifiableSet(anyCase);
    }

    /** Size and digest of what goes through; never closed, because the zip goes on. */
    private static final class Counted extends DigestOutputStream {
        private long size;

        Counted(OutputStream out) {
            super(out, Digests.sha256());
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            super.write(bytes, offset, length);
            size += length;
        }
    }
}
