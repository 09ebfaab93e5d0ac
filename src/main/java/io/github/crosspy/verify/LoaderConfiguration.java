package io.github.crosspy.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The library directories that a sysroot's {@code ld.so.conf} and {@code ld.so.conf.d} name (ldconfig(8)). */
final class LoaderConfiguration {
    private static final int BIGGEST = 1 << 20;

    private LoaderConfiguration() {}

    static List<String> directories(Path sysroot) throws IOException {
        Path etc = sysroot.resolve("etc");
        Path snippets = etc.resolve("ld.so.conf.d");
        List<String> directories = new ArrayList<>();
        if (!Files.isDirectory(etc, LinkOption.NOFOLLOW_LINKS)) {
            return directories;
        }
        read(etc.resolve("ld.so.conf"), directories);
        if (Files.isDirectory(snippets, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> files = Files.list(snippets)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".conf"))
                        .sorted()
                        .toList()) {
                    read(file, directories);
                }
            }
        }
        return directories;
    }

    private static void read(Path file, List<String> directories) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            new String(in.readNBytes(BIGGEST), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> line.startsWith("/"))
                    .forEach(directories::add);
        }
    }
}
