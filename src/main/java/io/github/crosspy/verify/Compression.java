package io.github.crosspy.verify;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Opens tar archives by the ending of their names, with a cap on what comes out. */
final class Compression {
    private static final int XZ_MEMORY_KIB = 128 << 10;

    private Compression() {}

    /**
     * @param name ends in {@code .tar}, {@code .tar.gz}, {@code .tgz} or {@code .tar.xz}
     * @throws IOException when it ends otherwise, or the content is not what the name says
     */
    static TarArchiveInputStream tar(String name, InputStream content) throws IOException {
        return new TarArchiveInputStream(new BufferedInputStream(new CappedInputStream(plain(name, content))), "UTF-8");
    }

    private static InputStream plain(String name, InputStream content) throws IOException {
        if (name.endsWith(".tar")) {
            return content;
        }
        if (name.endsWith(".tar.gz") || name.endsWith(".tgz")) {
            return new GZIPInputStream(content);
        }
        if (name.endsWith(".tar.xz")) {
            return new XZInputStream(content, XZ_MEMORY_KIB);
        }
        throw new IOException(name + " is not supported; repack it with xz, packages with dpkg-deb -Zxz");
    }
}
