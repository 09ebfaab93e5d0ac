package io.github.crosspy.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FingerprintTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void noTwoListsOfPartsAreAlike() throws Exception {
        Path file = Files.writeString(folder.getRoot().toPath().resolve("b"), "c");

        assertThat(List.of(
                        step().value(),
                        step().add("a", "").value(),
                        step().add("a", (String) null).value(),
                        step().add("a", "null").value(),
                        step().add("a", "b").value(),
                        step().add("ab", "").value(),
                        step().add("", "ab").value(),
                        step().add("a", "b").add("c", "d").value(),
                        step().add("c", "d").add("a", "b").value(),
                        step().add("a", "b:c:=d").value(),
                        step().add("a", "b1:c2:=d").value(),
                        step().add("a", "bc=d").value(),
                        step().add("a", "1").add("a", "b").value(),
                        step().add("a", List.of()).value(),
                        step().add("a", "0").value(),
                        step().add("a", List.of("b")).value(),
                        step().add("a", List.of("b", "c")).value(),
                        step().add("a", List.of("c", "b")).value(),
                        step().add("a", List.of("bc")).value(),
                        step().add("a", List.of("b")).add("a", List.of("c")).value(),
                        step().add("a", List.of("b")).add("a", "c").value(),
                        step().add("a", "list 1").add("a", "b").value(),
                        step().add("a", Map.of()).value(),
                        step().add("a", Map.of("b", "c")).value(),
                        step().add("a", Map.of("c", "b")).value(),
                        step().add("a", Map.of("b", "c", "d", "e")).value(),
                        step().addFile("a", file).value(),
                        step().add("a", "b").add("a", Digests.sha256(file)).value(),
                        new Fingerprint("other").value()))
                .doesNotHaveDuplicates();
    }

    @Test
    public void theOrderOfAMapDoesNotCount() {
        Map<String, String> forwards = new LinkedHashMap<>();
        Map<String, String> backwards = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            forwards.put("key " + i, "value");
            backwards.put("key " + (19 - i), "value");
        }

        assertThat(step().add("a", forwards).value())
                .isEqualTo(step().add("a", backwards).value());
    }

    @Test
    public void aFileCountsWithItsNameAndContent() throws Exception {
        Path one = Files.writeString(folder.newFolder("one").toPath().resolve("é.patch"), "1");
        Path same = Files.writeString(folder.newFolder("same").toPath().resolve("é.patch"), "1");
        Path renamed = Files.writeString(one.resolveSibling("other.patch"), "1");

        String digest = step().addFile("patch", one).value();
        assertThat(step().addFile("patch", same).value()).isEqualTo(digest);
        assertThat(step().addFile("patch", renamed).value()).isNotEqualTo(digest);
        Files.writeString(one, "2");
        assertThat(step().addFile("patch", one).value()).isNotEqualTo(digest);
    }

    @Test
    public void canBeReadAndAddedToAfterwards() {
        Fingerprint fingerprint = step().add("a", "b");
        String first = fingerprint.value();

        assertThat(first).matches("[0-9a-f]{64}").isEqualTo(fingerprint.value());
        assertThat(fingerprint.add("c", "d").value())
                .isEqualTo(step().add("a", "b").add("c", "d").value());
    }

    private static Fingerprint step() {
        return new Fingerprint("step");
    }
}
