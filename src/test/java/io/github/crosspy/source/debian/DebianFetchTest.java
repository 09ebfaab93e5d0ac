package io.github.crosspy.source.debian;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.crosspy.AnotherJvm;
import io.github.crosspy.StepException;
import io.github.crosspy.buildroot.AptArchive;
import io.github.crosspy.buildroot.Cache;
import io.github.crosspy.buildroot.HostEnvironment;
import io.github.crosspy.buildroot.Suites;
import io.github.crosspy.process.CommandRunner;
import io.github.crosspy.source.Lock;
import io.github.crosspy.source.LockedDebian;
import io.github.crosspy.source.LockedFile;
import io.github.crosspy.stack.Binaries;
import io.github.crosspy.stack.DebSource;
import io.github.crosspy.stack.RulesRun;
import io.github.crosspy.store.AtomicFiles;
import io.github.crosspy.store.Digests;
import io.github.crosspy.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Fetches with an apt-get of the test's own, which plays an archive out of a directory. Programs are looked for in the
 * PATH of the Java process, so the fetching runs in another one.
 */
public class DebianFetchTest {
    private static final String APT_GET = """
            #!/bin/sh
            echo "$*" >> "$ARCHIVE/asked"
            case "$*" in
                *indextargets*) exit 0 ;;
                *update*) echo signed > lists/mirror_dists_bookworm_InRelease ;;
                *source*)
                    for wanted; do :; done
                    name=${wanted%%[=/]*}
                    if [ ! -d "$ARCHIVE/$name" ]; then
                        echo "E: Unable to find a source package for $name"
                        exit 100
                    fi
                    cp "$ARCHIVE/$name"/* . ;;
            esac
            """;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final List<String> options = new ArrayList<>();
    private Path root;
    private Path zlib;
    private Path programs;

    @Before
    public void setUp() throws IOException {
        root = folder.newFolder("with space é").toPath();
        programs = Files.createDirectory(root.resolve("bin"));
        Path apt = Files.writeString(programs.resolve("apt-get"), APT_GET);
        Files.setPosixFilePermissions(apt, PosixFilePermissions.fromString("rwxr-xr-x"));
        zlib = Files.createDirectories(root.resolve("archive/zlib"));
        dsc("tarball\n");
    }

    @Test
    public void fetchesOnceAndThenTakesTheStores() throws Exception {
        assertThat(fetch()).containsExactly("zlib 1:1.2.13-1 bookworm zlib/zlib_1.2.13-1.dsc 2 files");
        assertThat(root.resolve("sources/zlib")).isDirectoryContaining("glob:**/zlib_1.2.13.tar.gz");
        Files.delete(root.resolve("sources/zlib/zlib_1.2.13.tar.gz"));
        Files.writeString(root.resolve("sources/zlib/stale"), "");

        assertThat(fetch()).hasSize(1).first().asString().startsWith("zlib 1:1.2.13-1");

        assertThat(asked("source"))
                .hasSize(1)
                .first()
                .asString()
                .endsWith("--download-only --only-source zlib/bookworm");
        assertThat(asked("update")).hasSize(1);
        assertThat(files(root.resolve("sources"))).containsExactly("zlib");
        assertThat(files(root.resolve("sources/zlib"))).containsExactly("zlib_1.2.13-1.dsc", "zlib_1.2.13.tar.gz");
    }

    @Test
    public void asksForTheVersionThatIsLocked() throws Exception {
        lock();

        assertThat(fetch()).hasSize(1).first().asString().startsWith("zlib 1:1.2.13-1");

        assertThat(asked("source")).first().asString().endsWith(" zlib=1:1.2.13-1");
    }

    @Test
    public void refusesWhatIsNotLocked() throws Exception {
        lock();
        fetch();
        AtomicFiles.deleteTree(root.resolve("cache/store"));
        dsc("tarball2\n");

        assertThat(fetch())
                .first()
                .asString()
                .startsWith("FAILED File zlib_1.2.13")
                .contains("is not the one in crosspy.lock");

        dsc("tarball\n");
        assertThat(fetch()).as("nothing wrong was kept").first().asString().startsWith("zlib 1:1.2.13-1");
    }

    @Test
    public void refusesWhatItsDscDoesNotList() throws Exception {
        Files.writeString(zlib.resolve("zlib_1.2.13.tar.gz"), "tarbell\n");

        assertThat(fetch()).first().asString().startsWith("FAILED").contains("zlib_1.2.13.tar.gz has SHA-256");
        assertThat(root.resolve("sources/zlib")).doesNotExist();
        assertThat(fetch()).first().asString().startsWith("FAILED");
    }

    @Test
    public void saysWhichSuiteLacksASource() throws Exception {
        Files.move(zlib, zlib.resolveSibling("other"));

        assertThat(fetch()).first().asString().startsWith("FAILED Suite bookworm has no source zlib/bookworm");
    }

    @Test
    public void worksOfflineWithWhatWasFetchedBefore() throws Exception {
        options.add("offline");
        assertThat(fetch()).first().asString().startsWith("FAILED The package lists of bookworm were never fetched");
        options.clear();
        fetch();
        options.add("offline");

        assertThat(fetch()).first().asString().startsWith("zlib 1:1.2.13-1");
    }

    private void dsc(String tarball) throws IOException {
        Path file = Files.writeString(zlib.resolve("zlib_1.2.13.tar.gz"), tarball);
        Files.writeString(zlib.resolve("zlib_1.2.13-1.dsc"), """
                Format: 3.0 (native)
                Source: zlib
                Version: 1:1.2.13-1
                Checksums-Sha256:
                 %s %d zlib_1.2.13.tar.gz
                """.formatted(Digests.sha256(file), Files.size(file)));
    }

    private void lock() throws IOException {
        new Lock(
                        List.of(new LockedDebian(
                                "zlib",
                                "1:1.2.13-1",
                                "bookworm",
                                List.of(
                                        locked(zlib.resolve("zlib_1.2.13-1.dsc")),
                                        locked(zlib.resolve("zlib_1.2.13.tar.gz"))))),
                        List.of())
                .write(root.resolve("crosspy.lock"));
    }

    private static LockedFile locked(Path file) throws IOException {
        return new LockedFile(file.getFileName().toString(), Files.size(file), Digests.sha256(file));
    }

    private List<String> fetch() throws Exception {
        List<Object> arguments = new ArrayList<>(List.of(root));
        arguments.addAll(options);
        Map<String, String> environment = Map.of(
                "PATH",
                programs + ":" + System.getenv("PATH"),
                "ARCHIVE",
                root.resolve("archive").toString());
        List<String> lines = new ArrayList<>();
        try (AnotherJvm fetching = AnotherJvm.start(Fetching.class, environment, arguments.toArray())) {
            for (String line = fetching.line(); line != null; line = fetching.line()) {
                lines.add(line);
            }
            assertThat(fetching.finish()).isZero();
        }
        return lines;
    }

    private List<String> asked(String what) throws IOException {
        return Files.readAllLines(root.resolve("archive/asked")).stream()
                .filter(line -> line.contains(what))
                .toList();
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Fetches zlib, and prints what it got or why not. */
    public static final class Fetching {
        private Fetching() {}

        public static void main(String... arguments) throws IOException {
            Path root = Path.of(arguments[0]);
            List<String> options = List.of(arguments).subList(1, arguments.length);
            Cache cache = new Cache(root.resolve("cache"));
            Map<String, String> environment =
                    new HashMap<>(HostEnvironment.of(System.getenv(), Map.of()).variables());
            environment.put("ARCHIVE", System.getenv("ARCHIVE"));
            AptArchive archive = new AptArchive(
                    cache,
                    new CommandRunner(),
                    new HostEnvironment(environment),
                    options.contains("offline") ? AptArchive.Freshness.OFFLINE : AptArchive.Freshness.DAILY);
            try {
                new DebianFetch(archive, new Store(cache.store()))
                        .run(new DebianFetchRequest(
                                List.of(zlib()),
                                new Suites("bookworm", List.of(), Optional.of("file:/nowhere"), Optional.empty()),
                                Files.exists(root.resolve("crosspy.lock"))
                                        ? Optional.of(Lock.read(root.resolve("crosspy.lock")))
                                        : Optional.empty(),
                                root.resolve("sources"),
                                root.resolve("logs")))
                        .forEach(deb -> System.out.println(deb.source() + " " + deb.version() + " " + deb.suite() + " "
                                + root.resolve("sources").relativize(deb.path()) + " "
                                + deb.files().size() + " files"));
            } catch (StepException e) {
                System.out.println("FAILED " + e.getMessage());
            }
        }

        private static DebSource zlib() {
            return new DebSource(
                    "zlib",
                    Optional.empty(),
                    "bookworm",
                    Optional.empty(),
                    Binaries.ANY,
                    RulesRun.SERIAL,
                    List.of(),
                    List.of(),
                    Map.of(),
                    List.of(),
                    List.of(),
                    Map.of());
        }
    }
}
