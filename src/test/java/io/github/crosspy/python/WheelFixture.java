package io.github.crosspy.python;

import io.github.crosspy.store.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Writes wheels file by file, so that tests can make wrong ones too. */
final class WheelFixture {
    private final String distInfo;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, Integer> modes = new LinkedHashMap<>();
    private String extraRecord = "";

    private WheelFixture(String distInfo) {
        this.distInfo = distInfo;
    }

    /** A platform wheel like those that setuptools and wheel make for Python 2.7. */
    static WheelFixture cffi() {
        return new WheelFixture("cffi-1.14.6.dist-info")
                .distInfo("WHEEL", wheel("false", "cp27-cp27mu-linux_armv5tel"))
                .distInfo("METADATA", """
                        Metadata-Version: 2.1
                        Name: cffi
                        Version: 1.14.6
                        Requires-Python: !=3.0.*,>=2.7
                        Requires-Dist: pycparser
                        Requires-Dist: enum34; python_version < "3"
                        Description: folded
                                continued

                        Name: not a header
                        """)
                .file("cffi/api.py", "import sys\n", 0100644)
                .file("cffi-1.14.6.data/scripts/run", "#!python\n", 0100755)
                .file("_cffi_backend.so", "elf", 0100775);
    }

    static WheelFixture pure(String name, String version) {
        return new WheelFixture(name + "-" + version + ".dist-info")
                .file(name + ".py", "answer = 42\n", 0100644)
                .distInfo("METADATA", "Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n")
                .distInfo("WHEEL", wheel("true", "py2-none-any\nTag: py3-none-any"));
    }

    private static String wheel(String purelib, String tags) {
        return "Wheel-Version: 1.0\nGenerator: bdist_wheel (0.34.2)\nRoot-Is-Purelib: " + purelib + "\nTag: " + tags
                + "\n\n";
    }

    WheelFixture file(String name, String content, int mode) {
        files.put(name, content);
        modes.put(name, mode);
        return this;
    }

    WheelFixture distInfo(String name, String content) {
        return file(distInfo + "/" + name, content, 0100644);
    }

    /** Lines that RECORD has beside those of the files. */
    WheelFixture record(String lines) {
        extraRecord = lines;
        return this;
    }

    Path write(Path wheel) throws IOException {
        return write(wheel, recordOf());
    }

    Path write(Path wheel, String recordText) throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(wheel)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                put(zip, file.getKey(), file.getValue(), modes.get(file.getKey()));
            }
            put(zip, distInfo + "/RECORD", recordText, 0100644);
        }
        return wheel;
    }

    String recordOf() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> file : files.entrySet()) {
            byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
            MessageDigest digest = Digests.sha256();
            digest.update(bytes);
            text.append(WheelRecord.line(file.getKey(), WheelRecord.sha256(digest), "" + bytes.length));
        }
        return text + extraRecord + WheelRecord.line(distInfo + "/RECORD", "", "");
    }

    private static void put(ZipArchiveOutputStream zip, String name, String content, int mode) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setUnixMode(mode);
        zip.putArchiveEntry(entry);
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeArchiveEntry();
    }
}
