package io.github.crosspy.python;

import io.github.crosspy.StepException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The lines of a wheel's RECORD: path, digest and size, as comma-separated values (PEP 376, PEP 427). */
final class WheelRecord {
    private WheelRecord() {}

    /** @return the digest of each path, such as {@code sha256=...}; empty for RECORD itself */
    static Map<String, String> read(Path wheel, String text) throws StepException {
        Map<String, String> digests = new TreeMap<>();
        for (String line : text.lines().toList()) {
            if (line.isBlank()) {
                continue;
            }
            List<String> values = values(line);
            if (values.size() != 3 || digests.put(values.get(0), values.get(1)) != null) {
                throw new StepException(
                        wheel + " has a malformed line in its RECORD: '" + line + "'",
                        "Build or fetch " + wheel.getFileName() + " again");
            }
        }
        return digests;
    }

    /** One line, with its end. */
    static String line(String path, String digest, String size) {
        return quoted(path) + "," + digest + "," + size + "\n";
    }

    /** The digest as RECORD has it: URL-safe base64 without padding. */
    static String sha256(MessageDigest digest) {
        return "sha256=" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    private static List<String> values(String line) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean within = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean quote = c == '"';
            if (quote && within && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                value.append(c);
                i++;
            } else if (quote) {
                within = !within;
            } else if (c == ',' && !within) {
                values.add(value.toString());
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        values.add(value.toString());
        return values;
    }
}
