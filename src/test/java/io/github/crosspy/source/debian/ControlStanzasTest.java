package io.github.crosspy.source.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.Test;

public class ControlStanzasTest {
    private static final Path ORIGIN = Path.of("x.dsc");

    private static final String SIGNED = """
            -----BEGIN PGP SIGNED MESSAGE-----
            Hash: SHA512

            Format: 3.0 (quilt)
            - -Dash: no
            -----BEGIN PGP SIGNATURE-----

            iQ=:not a field
            -----END PGP SIGNATURE-----
            """;

    @Test
    public void readsFoldedFieldsOfSeveralStanzas() throws Exception {
        List<Stanza> stanzas = read("""
                # before the first
                Package: zlib1g
                Description: compression library - runtime
                 zlib is a library.
                # within a field
                 .
                   Indented.
                depends:libc6 (>= 2.14)\t
                \t

                Package: zlib1g-dev
                Files:
                 a 1 b
                """);

        assertThat(stanzas).hasSize(2);
        assertThat(stanzas.get(0).value("DESCRIPTION"))
                .contains("compression library - runtime\nzlib is a library.\n.\n  Indented.");
        assertThat(stanzas.get(0).value("Depends")).contains("libc6 (>= 2.14)");
        assertThat(stanzas.get(1).lines("files")).containsExactly("a 1 b");
        assertThat(stanzas.get(1).value("Depends")).isEmpty();
    }

    @Test
    public void writesWhatItReadsAlike() throws Exception {
        String text = """
                Package: zlib1g
                Description: compression library
                 Long.
                 .
                   Indented.

                Package: other
                Files:
                 a 1 b
                Empty:
                """;

        assertThat(ControlStanzas.write(read(text))).isEqualTo(text);
    }

    @Test
    public void emptyTextHasNoStanza() throws Exception {
        assertThat(read("")).isEmpty();
        assertThat(read("\n# alone\n\n")).isEmpty();
    }

    @Test
    public void readsOnlyWhatTheArmourHolds() throws Exception {
        String unescaped = SIGNED.replace("- -Dash", "- Dash");

        assertThat(read("\n" + unescaped))
                .containsExactly(
                        new Stanza(List.of(new Stanza.Field("Format", "3.0 (quilt)"), new Stanza.Field("Dash", "no"))));
    }

    @Test
    public void refusesBrokenArmour() {
        assertMalformed(SIGNED.replace("-----END PGP SIGNATURE-----\n", ""), "ends within a clear-signed message");
        assertMalformed(SIGNED + "Injected: yes\n", "line 10 comes after the signature");
        assertMalformed("Injected: yes\n" + SIGNED, "x.dsc line");
        assertMalformed(SIGNED, "'-Dash' is not a field name");
    }

    @Test
    public void refusesWhatIsNoStanza() {
        assertMalformed(" continued: yes\n", "line 1 continues a field, but none was begun");
        assertMalformed("Package zlib\n", "line 1 has no colon");
        assertMalformed("Package: a\nVersion: 1\npackage: b\n", "field package is given twice");
        assertMalformed("Pack age: a\n", "'Pack age' is not a field name");
        assertMalformed("<html>\n", "line 1 has no colon");
    }

    @Test
    public void refusesAValueThatWouldBeginAStanza() {
        assertThatThrownBy(() -> new Stanza.Field("A", "one\n\nPackage: evil"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Stanza.Field("A", "one\n \t")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Stanza.Field("A", "one\n")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    public void oneStanzaMeansOne() {
        assertThatThrownBy(() -> ControlStanzas.readOne(ORIGIN, stream("A: 1\n\nB: 2\n")))
                .isInstanceOf(StepException.class)
                .hasMessage("x.dsc has 2 stanzas instead of one");
    }

    private static void assertMalformed(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(StepException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("x.dsc");
    }

    private static List<Stanza> read(String text) throws StepException, IOException {
        return ControlStanzas.read(ORIGIN, stream(text));
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
