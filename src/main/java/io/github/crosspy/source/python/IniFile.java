package io.github.crosspy.source.python;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An INI file as Python's configparser reads it without interpolation: pip.conf, setup.cfg.
 *
 * @param sections values by option, by section; option names are lower case with dashes, lines of one value joined by
 *     line feeds
 */
record IniFile(Map<String, Map<String, String>> sections) {
    static IniFile parse(String text) {
        Map<String, Map<String, String>> sections = new HashMap<>();
        Map<String, String> section = new HashMap<>();
        String option = null;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            String content = line.strip();
            if (content.isEmpty() || content.startsWith("#") || content.startsWith(";")) {
                continue;
            }
            if (option != null && Character.isWhitespace(line.charAt(0))) {
                section.merge(option, content, (before, more) -> before.isEmpty() ? more : before + "\n" + more);
            } else if (content.startsWith("[") && content.endsWith("]")) {
                section = sections.computeIfAbsent(content.substring(1, content.length() - 1), key -> new HashMap<>());
                option = null;
            } else {
                String[] parts = content.split("\\s*[=:]\\s*", 2);
                option = parts[0].toLowerCase(Locale.ROOT).replace('_', '-').replaceFirst("^--", "");
                section.put(option, parts.length == 2 ? parts[1] : "");
            }
        }
        return new IniFile(sections);
    }

    /** The value of an option whose name is written with dashes; empty when it is absent or blank. */
    Optional<String> value(String section, String option) {
        return Optional.ofNullable(sections.getOrDefault(section, Map.of()).get(option))
                .filter(value -> !value.isBlank());
    }
}
