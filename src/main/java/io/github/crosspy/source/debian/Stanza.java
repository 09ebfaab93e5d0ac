package io.github.crosspy.source.debian;

import io.github.crosspy.StepException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One paragraph of a Debian control file (Debian policy 5.1).
 *
 * @param fields in the order of the file; no two names differ in case alone
 */
public record Stanza(List<Field> fields) {
    public Stanza {
        fields = List.copyOf(fields);
        TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Field field : fields) {
            if (!names.add(field.name())) {
                throw new IllegalArgumentException("field " + field.name() + " is given twice");
            }
        }
    }

    /**
     * One field.
     *
     * @param name as the file spells it
     * @param value its lines joined by newlines, each continuation line without the one space or tab that marks it; the
     *     first line is often empty, later ones never are
     */
    public record Field(String name, String value) {
        /** Printable US-ASCII but the colon, and no comment or dash at its start (Debian policy 5.1). */
        private static final Pattern NAME = Pattern.compile("[!-9;-~&&[^#-]][!-9;-~]*");

        private static final Pattern BLANK_CONTINUATION = Pattern.compile("\n[ \t]*(?:\n|$)|\r");

        public Field {
            Objects.requireNonNull(value);
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("'" + name + "' is not a field name");
            }
            if (BLANK_CONTINUATION.matcher(value).find()) {
                throw new IllegalArgumentException("the value of " + name + " has a blank line");
            }
        }
    }

    /** @return the value of the field with this name in any case, or empty when there is none */
    public Optional<String> value(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .findFirst();
    }

    /** @return the lines of a value that are not blank, without space around them; empty when there is no such field */
    public List<String> lines(String name) {
        return value(name).stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /**
     * @param origin the file that the stanza is from, for the message
     * @throws StepException when the field is absent or empty
     */
    public String required(String name, Path origin) throws StepException {
        return value(name)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new StepException(
                        origin + " has no field " + name,
                        "Fetch or build " + origin.getFileName() + " again, it is not whole"));
    }
}
