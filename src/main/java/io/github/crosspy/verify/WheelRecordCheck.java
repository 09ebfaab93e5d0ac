package io.github.crosspy.verify;

import io.github.crosspy.target.Target;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** That a wheel holds the files of its RECORD, byte for byte, and no others. */
final class WheelRecordCheck implements Check<WheelPackage> {
    private static final Pattern LINE =
            Pattern.compile("(?:\"(?<quoted>(?:[^\"]++|\"\")*+)\"|(?<plain>[^\",]*)),(?<hash>[^,]*),(?<size>[0-9]*)");

    private static final Pattern UNLISTED = Pattern.compile("[^/]+\\.dist-info/RECORD(\\.jws|\\.p7s)?");

    private static final Rule RULE = new Rule(
            "wheel-record",
            Severity.ERROR,
            "A wheel holds exactly the files of its RECORD, with the hashes given there.",
            "Repack the wheel with a tool that writes RECORD anew, such as the goal cross-setup-py.",
            "PEP 376, PEP 427");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void examine(WheelPackage wheel, Target target, Findings findings) {
        Consumer<String> error = message -> findings.add(RULE, Severity.ERROR, wheel.product(), message);
        if (wheel.record().isEmpty()) {
            error.accept("has no RECORD");
            return;
        }
        Set<String> listed = new HashSet<>();
        for (String line : wheel.record()) {
            Matcher entry = LINE.matcher(line);
            if (entry.matches()) {
                listed.add(path(entry));
                compare(path(entry), entry.group("hash"), wheel.hashes(), error);
            } else if (!line.isBlank()) {
                error.accept("has a malformed line in RECORD: " + line);
            }
        }
        wheel.hashes().keySet().stream()
                .filter(path ->
                        !listed.contains(path) && !UNLISTED.matcher(path).matches())
                .sorted()
                .forEach(path -> error.accept("holds " + path + ", which its RECORD does not list"));
    }

    private static String path(Matcher entry) {
        String quoted = entry.group("quoted");
        return quoted == null ? entry.group("plain") : quoted.replace("\"\"", "\"");
    }

    private static void compare(String path, String hash, Map<String, String> hashes, Consumer<String> error) {
        String found = hashes.get(path);
        if (UNLISTED.matcher(path).matches()) {
            return;
        }
        if (found == null) {
            error.accept("lacks " + path + ", which its RECORD lists");
        } else if (!hash.equals("sha256=" + found)) {
            error.accept("holds " + path + " with SHA-256 " + found + ", its RECORD says '" + hash + "'");
        }
    }
}
