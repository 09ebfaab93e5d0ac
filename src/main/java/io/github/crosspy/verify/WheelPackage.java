package io.github.crosspy.verify;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A Python wheel after all its files were read.
 *
 * @param product file name
 * @param name its parts, or empty when it is no wheel's name
 * @param metadata lines of the file WHEEL, empty when there is none
 * @param record lines of the file RECORD, empty when there is none
 * @param hashes path to SHA-256 of every file in it, as RECORD writes it: base64url without padding
 * @param elfFiles paths of the ELF files in it
 */
record WheelPackage(
        String product,
        Optional<WheelName> name,
        List<String> metadata,
        List<String> record,
        Map<String, String> hashes,
        List<String> elfFiles) {
    WheelPackage {
        Objects.requireNonNull(name);
        metadata = List.copyOf(metadata);
        record = List.copyOf(record);
        hashes = Map.copyOf(hashes);
        elfFiles = List.copyOf(elfFiles);
    }

    /** The values of one field of WHEEL, in order. */
    List<String> metadata(String field) {
        return metadata.stream()
                .filter(line -> line.startsWith(field + ":"))
                .map(line -> line.substring(field.length() + 1).strip())
                .toList();
    }
}
