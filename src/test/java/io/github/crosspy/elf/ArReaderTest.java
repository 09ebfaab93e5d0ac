package io.github.crosspy.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.Test;

public class ArReaderTest {

    private static String member(String name, String content) {
        return "%-16s%-12s%-6s%-6s%-8s%-10d`\n%s%s"
                .formatted(
                        name,
                        "0",
                        "0",
                        "0",
                        "100644",
                        content.length(),
                        content,
                        content.length() % 2 == 1 ? "\n" : "");
    }

    private static Map<String, String> read(String archive) throws IOException {
        Map<String, String> contents = new LinkedHashMap<>();
        try (ArReader reader = new ArReader(new ByteArrayInputStream(archive.getBytes(StandardCharsets.ISO_8859_1)))) {
            for (var member = reader.next(); member.isPresent(); member = reader.next()) {
                contents.put(
                        member.get().name(), new String(reader.content().readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    @Test
    public void readsGnuArchives() throws IOException {
        String names = "a-name-longer-than-fifteen.o/\nanother-rather-long-name.o/\n";
        String archive = ArReader.MAGIC
                + member("/", "index")
                + member("//", names)
                + member("/30", "second")
                + member("/0", "first")
                + member("short.o/", "odd");

        assertThat(read(archive))
                .containsExactly(
                        Map.entry("another-rather-long-name.o", "second"),
                        Map.entry("a-name-longer-than-fifteen.o", "first"),
                        Map.entry("short.o", "odd"));
    }

    @Test
    public void readsBsdNames() throws IOException {
        assertThat(read(ArReader.MAGIC + member("#1/12", "long-name.o\0content")))
                .containsExactly(Map.entry("long-name.o", "content"));
    }

    @Test
    public void passesOverWhatIsNotRead() throws IOException {
        String archive = ArReader.MAGIC + member("a/", "12345") + member("b/", "6");
        try (ArReader reader = new ArReader(new ByteArrayInputStream(archive.getBytes(StandardCharsets.ISO_8859_1)))) {
            reader.next();
            assertThat(reader.content().read()).isEqualTo('1');
            assertThat(reader.next()).contains(new ArReader.Member("b", 1));
        }
    }

    @Test
    public void refusesThinArchives() {
        assertThatThrownBy(() -> read(ArReader.THIN_MAGIC + member("a.o/", "")))
                .isInstanceOf(ElfFormatException.class)
                .hasMessageContaining("thin");
    }

    @Test
    public void refusesTruncatedMembers() {
        String archive = ArReader.MAGIC + member("a.o/", "0123456789");

        assertThatThrownBy(() -> read(archive.substring(0, archive.length() - 1)))
                .isInstanceOf(ElfFormatException.class);
        assertThatThrownBy(() -> read(archive.substring(0, 30))).isInstanceOf(ElfFormatException.class);
    }

    @Test
    public void refusesTruncationInMembersPassedOver() {
        String archive = ArReader.MAGIC + member("/", "0123456789");

        assertThatThrownBy(() -> read(archive.substring(0, archive.length() - 1)))
                .isInstanceOf(ElfFormatException.class);
    }

    @Test
    public void refusesMalformedSizesAndNames() {
        String good = ArReader.MAGIC + member("a.o/", "0123456789");

        assertThatThrownBy(() -> read(good.replace("10        `", "-1        `")))
                .isInstanceOf(ElfFormatException.class);
        assertThatThrownBy(() -> read(good.replace("10        `", "10        x")))
                .isInstanceOf(ElfFormatException.class);
        assertThatThrownBy(() -> read(good.replace("`\n", "`x"))).isInstanceOf(ElfFormatException.class);
        assertThatThrownBy(() -> read(good.replace("a.o/", "/99 "))).isInstanceOf(ElfFormatException.class);
        assertThatThrownBy(() -> read(good.replace("a.o/ ", "#1/99"))).isInstanceOf(ElfFormatException.class);
    }
}
