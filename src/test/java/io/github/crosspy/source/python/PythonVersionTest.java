package io.github.crosspy.source.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.Test;

public class PythonVersionTest {
    /** Ascending; the order was checked against the Python project "packaging". */
    private static final List<String> ORDER = List.of(
            "0.9",
            "1.0.dev1",
            "1.0a1.dev2",
            "1.0a1",
            "1.0a1.post1",
            "1.0b2",
            "1.0rc1",
            "1.0",
            "1.0+abc",
            "1.0+abc.1",
            "1.0+1",
            "1.0+10",
            "1.0.post0.dev3",
            "1.0.post1",
            "1.0.1",
            "1.2",
            "1.10",
            "2024.1",
            "1!0.1");

    @Test
    public void ordersVersionsAsPep440Says() {
        List<PythonVersion> expected = ORDER.stream().map(PythonVersion::of).toList();
        List<PythonVersion> shuffled = new ArrayList<>(expected);
        Collections.shuffle(shuffled, new Random(1));
        Collections.sort(shuffled);
        assertThat(shuffled).extracting(PythonVersion::toString).containsExactlyElementsOf(ORDER);
    }

    @Test
    public void normalizesSpellings() {
        assertThat(PythonVersion.of("v1.0-Alpha.1").toString()).isEqualTo("1.0a1");
        assertThat(PythonVersion.of("1.0c")).hasToString("1.0rc0");
        assertThat(PythonVersion.of("01.02-3")).hasToString("1.2.post3");
        assertThat(PythonVersion.of("1.0.rev-DEV")).hasToString("1.0.post0.dev0");
        assertThat(PythonVersion.of("1.0+Ubuntu_01-x")).hasToString("1.0+ubuntu.1.x");
    }

    @Test
    public void equalVersionsAreEqualInEverySpelling() {
        assertThat(PythonVersion.of("1.0"))
                .isEqualTo(PythonVersion.of("1"))
                .hasSameHashCodeAs(PythonVersion.of("1.0.0"));
        assertThat(PythonVersion.of("1.0.post0")).isNotEqualTo(PythonVersion.of("1.0"));
    }

    @Test
    public void refusesWhatIsNoVersion() {
        for (String text : List.of("", "1.", "a", "1..2", "1.0+", "1.0-x", "1.0a1b1", "1!", "1".repeat(300))) {
            assertThat(PythonVersion.find(text)).as(text).isEmpty();
        }
    }

    @Test
    public void tellsPrereleasesFromFinalReleases() {
        assertThat(List.of("1.0a1", "1.0rc1", "1.0.dev1", "1.0.post1.dev1"))
                .allMatch(text -> PythonVersion.of(text).isPrerelease());
        assertThat(List.of("1.0", "1.0.post1", "1.0+a1"))
                .noneMatch(text -> PythonVersion.of(text).isPrerelease());
    }
}
