package io.github.crosspy.source.python;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The header fields of PKG-INFO or METADATA (Python core metadata).
 *
 * @param fields values in the order of the file, by field name in lower case
 */
record CoreMetadata(Map<String, List<String>> fields) {
    /** From this version on, a field that is not declared dynamic says the same in every wheel (PEP 643). */
    private static final PythonVersion RELIABLE = PythonVersion.of("2.2");

    static CoreMetadata parse(String text) {
        Map<String, List<String>> fields = new HashMap<>();
        List<String> values = new ArrayList<>();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (line.isBlank()) {
                break;
            }
            int colon = line.indexOf(':');
            if (Character.isWhitespace(line.charAt(0)) && !values.isEmpty()) {
                values.add(values.remove(values.size() - 1) + " " + line.strip());
            } else if (colon > 0) {
                String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
                values = fields.computeIfAbsent(name, key -> new ArrayList<>());
                values.add(line.substring(colon + 1).strip());
            }
        }
        return new CoreMetadata(fields);
    }

    List<String> all(String field) {
        return fields.getOrDefault(field.toLowerCase(Locale.ROOT), List.of());
    }

    Optional<String> first(String field) {
        return all(field).stream().findFirst().filter(value -> !value.equals("UNKNOWN"));
    }

    /** Whether the sdist's own Requires-Dist is what its wheels will say. */
    boolean requirementsAreFinal() {
        boolean reliable = first("Metadata-Version")
                .flatMap(PythonVersion::find)
                .filter(version -> version.compareTo(RELIABLE) >= 0)
                .isPresent();
        return reliable && all("Dynamic").stream().noneMatch("Requires-Dist"::equalsIgnoreCase);
    }
}
