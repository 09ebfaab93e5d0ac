package io.github.crosspy.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The digest of everything that goes into a step. Every part has a label and a length, so that no two different lists of
 * parts have the same digest; the order of parts counts, the order of a map's keys does not.
 */
public final class Fingerprint {
    /** Raised when the meaning of a step changes although its inputs do not: old store entries are then not found. */
    private static final String SCHEMA = "1";

    private final MessageDigest digest = Digests.sha256();

    /** @param step name of the step, part of the digest */
    public Fingerprint(String step) {
        add("schema", SCHEMA);
        add("step", step);
    }

    /** Adds one value; null differs from the empty string. */
    public Fingerprint add(String label, String value) {
        put(label);
        put(value == null ? "null" : "=" + value);
        return this;
    }

    /** Adds a list, whose order counts. */
    public Fingerprint add(String label, Collection<String> values) {
        put(label);
        put("list " + values.size());
        values.forEach(value -> add(label, value));
        return this;
    }

    /** Adds a map, whose order does not count. */
    public Fingerprint add(String label, Map<String, String> values) {
        put(label);
        put("map " + values.size());
        new TreeMap<>(values).forEach((key, value) -> add(label, key).add(label, value));
        return this;
    }

    /** Adds a file's name and content. */
    public Fingerprint addFile(String label, Path file) throws IOException {
        put(label);
        put("file");
        return add(label, file.getFileName().toString()).add(label, Digests.sha256(file));
    }

    /** The digest of all that was added: 64 hexadecimal digits. The fingerprint can be added to afterwards. */
    public String value() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of the JDK can be cloned", e);
        }
    }

    private void put(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }
}
