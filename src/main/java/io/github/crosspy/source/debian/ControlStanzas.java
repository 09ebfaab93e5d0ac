package io.github.crosspy.source.debian;

import io.github.crosspy.StepException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads and writes files of stanzas: {@code .dsc}, {@code .changes}, {@code control}, {@code Packages}, dpkg's status
 * (Debian policy 5.1, deb822(5)). Of a clear-signed file only what is between the armour is read (RFC 9580, 7); nobody
 * verifies the signature here.
 */
public final class ControlStanzas {
    /** The Packages index of a whole suite is about 50 MB. */
    private static final int MAX_BYTES = 128 << 20;

    private final Path origin;
    private final List<Stanza> stanzas = new ArrayList<>();
    private final List<Stanza.Field> fields = new ArrayList<>();
    private String name;
    private StringBuilder value;

    private ControlStanzas(Path origin) {
        this.origin = origin;
    }

    /**
     * @return the stanzas in their order; none for an empty file
     * @throws StepException when the file is not one of stanzas
     * @throws IOException when it cannot be read
     */
    public static List<Stanza> read(Path file) throws StepException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file, in);
        }
    }

    /**
     * @param origin what the text is from, for messages
     * @param in UTF-8 text; other bytes become replacement characters
     */
    public static List<Stanza> read(Path origin, InputStream in) throws StepException, IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new StepException(
                    origin + " has more than " + MAX_BYTES + " bytes, too many for a control file",
                    "Check where " + origin.getFileName() + " comes from");
        }
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        ControlStanzas reader = new ControlStanzas(origin);
        ClearSigned signed = ClearSigned.find(lines, reader::malformed);
        for (int index = signed.begin(); index < signed.end(); index++) {
            reader.line(index + 1, signed.text(lines.get(index)).stripTrailing());
        }
        reader.endStanza(signed.end());
        return List.copyOf(reader.stanzas);
    }

    /** @return the one stanza of a file that must have exactly one, such as a {@code .dsc} */
    public static Stanza readOne(Path origin, InputStream in) throws StepException, IOException {
        List<Stanza> stanzas = read(origin, in);
        if (stanzas.size() != 1) {
            throw new StepException(
                    origin + " has " + stanzas.size() + " stanzas instead of one",
                    "Fetch or build " + origin.getFileName() + " again");
        }
        return stanzas.get(0);
    }

    /** @return the stanzas as text, an empty line between two of them, that {@link #read} gives back alike */
    public static String write(List<Stanza> stanzas) {
        StringBuilder text = new StringBuilder();
        for (Stanza stanza : stanzas) {
            text.append(text.isEmpty() ? "" : "\n");
            for (Stanza.Field field : stanza.fields()) {
                String value = field.value().replace("\n", "\n ");
                boolean startsOnNextLine = value.isEmpty() || value.startsWith("\n");
                text.append(field.name()).append(startsOnNextLine ? ":" : ": ");
                text.append(value).append('\n');
            }
        }
        return text.toString();
    }

    private void line(int number, String line) throws StepException {
        if (line.isEmpty()) {
            endStanza(number);
        } else if (line.startsWith("#")) {
            return;
        } else if (line.startsWith(" ") || line.startsWith("\t")) {
            if (name == null) {
                throw malformed(number, "continues a field, but none was begun");
            }
            value.append('\n').append(line, 1, line.length());
        } else {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw malformed(number, "has no colon after a field name");
            }
            endField(number);
            name = line.substring(0, colon);
            value = new StringBuilder(line.substring(colon + 1).strip());
        }
    }

    private void endField(int number) throws StepException {
        if (name == null) {
            return;
        }
        try {
            fields.add(new Stanza.Field(name, value.toString()));
        } catch (IllegalArgumentException e) {
            throw malformed(number, "ends a field that cannot be: " + e.getMessage());
        }
        name = null;
    }

    private void endStanza(int number) throws StepException {
        endField(number);
        if (fields.isEmpty()) {
            return;
        }
        try {
            stanzas.add(new Stanza(fields));
        } catch (IllegalArgumentException e) {
            throw malformed(number, "ends a stanza that cannot be: " + e.getMessage());
        }
        fields.clear();
    }

    private StepException malformed(int number, String what) {
        return new StepException(
                origin + " line " + number + " " + what,
                "Fetch or write " + origin.getFileName() + " again; Debian policy 5.1 has its form");
    }
}
