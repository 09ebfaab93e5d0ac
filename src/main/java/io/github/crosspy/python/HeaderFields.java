package io.github.crosspy.python;

import io.github.crosspy.StepException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The headers of METADATA and WHEEL, like those of an e-mail: up to the first empty line, names in any case, a name as
 * often as one likes (PEP 566, PEP 427).
 *
 * @param fields in the order of the file; lines that continue one belong to its value
 */
record HeaderFields(List<Field> fields) {
    record Field(String name, String value) {}

    HeaderFields {
        fields = List.copyOf(fields);
    }

    static HeaderFields read(Path origin, String file, byte[] bytes) throws StepException {
        List<Field> fields = new ArrayList<>();
        for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
            int colon = line.indexOf(':');
            if (line.isBlank()) {
                break;
            } else if (Character.isWhitespace(line.charAt(0)) && !fields.isEmpty()) {
                Field last = fields.remove(fields.size() - 1);
                fields.add(new Field(last.name(), last.value() + "\n" + line));
            } else if (colon > 0) {
                fields.add(new Field(
                        line.substring(0, colon), line.substring(colon + 1).strip()));
            } else {
                throw new StepException(
                        origin + " has a malformed line in " + file + ": '" + line + "'",
                        "Build or fetch " + origin.getFileName() + " again");
            }
        }
        return new HeaderFields(fields);
    }

    List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }
}
