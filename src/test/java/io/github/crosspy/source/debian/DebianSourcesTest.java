package io.github.crosspy.source.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import io.github.crosspy.source.LockedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class DebianSourcesTest {
    private static final String DIGEST = "0".repeat(64);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path directory;

    @Before
    public void setUp() throws IOException {
        directory = folder.newFolder("target é", "sources").toPath();
    }

    @Test
    public void comesBackAsItWas() throws Exception {
        FetchedDeb zlib = deb("zlib", "1:1.2.13.dfsg-1", "bookworm", directory.resolve("zlib/zlib_1.2.13.dfsg-1.dsc"));
        FetchedDeb own = deb(
                "openssl",
                "1.0.2u-1",
                FetchedDeb.LOCAL,
                folder.getRoot().toPath().resolve("own source"));
        DebianSources sources = new DebianSources(Map.of("zlib", zlib, "openssl1.0", own));

        sources.write(directory);

        assertThat(DebianSources.read(directory)).isEqualTo(sources);
        assertThat(sources.named("openssl1.0")).isEqualTo(own);
    }

    @Test
    public void movesWithItsDirectory() throws Exception {
        new DebianSources(Map.of("zlib", deb("zlib", "1", "bookworm", directory.resolve("zlib/zlib_1.dsc"))))
                .write(directory);
        Path moved = Files.move(directory, directory.resolveSibling("moved"));

        assertThat(DebianSources.read(moved).named("zlib").path()).isEqualTo(moved.resolve("zlib/zlib_1.dsc"));
    }

    @Test
    public void saysThatNothingWasFetched() {
        assertThatThrownBy(() -> DebianSources.read(directory))
                .isInstanceOfSatisfying(
                        StepException.class, e -> assertThat(e.remedy()).contains("crosspy:fetch-sources"))
                .hasMessage("No sources were fetched into " + directory);
        assertThatThrownBy(() -> new DebianSources(Map.of()).named("zlib"))
                .isInstanceOf(StepException.class)
                .hasMessage("The source zlib was not fetched");
    }

    @Test
    public void refusesWhatItCannotRead() throws Exception {
        for (String damaged : List.of(
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"format\":1}",
                "{\"format\":1,\"sources\":null}",
                "{\"format\":2,\"sources\":{}}",
                "{\"format\":1,\"sources\":{\"zlib\":{}}}",
                "{\"format\":1,\"sources\":{\"zlib\":null}}",
                "{\"format\":1,\"sources\":{\"zlib\":{\"source\":\"zlib\",\"version\":\"1\",\"suite\":\"x\",\"path\":\"p\","
                        + "\"files\":[{\"name\":\"../x\",\"size\":1,\"sha256\":\"" + DIGEST + "\"}]}}}")) {
            Files.writeString(directory.resolve("sources.json"), damaged);

            assertThatThrownBy(() -> DebianSources.read(directory)).as(damaged).isInstanceOf(StepException.class);
        }
    }

    private static FetchedDeb deb(String source, String version, String suite, Path path) {
        return new FetchedDeb(source, version, suite, path, List.of(new LockedFile(source + ".dsc", 3, DIGEST)));
    }
}
