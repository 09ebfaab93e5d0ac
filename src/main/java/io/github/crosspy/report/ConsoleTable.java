package io.github.crosspy.report;

import io.github.crosspy.verify.Finding;
import io.github.crosspy.verify.Severity;
import io.github.crosspy.verify.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The verdict as lines for a person: where, what, which check, and what to do about it. */
public final class ConsoleTable {
    private ConsoleTable() {}

    /** @return errors and warnings, one block for each check with its remedy, then a line with the numbers; no final newlines */
    public static List<String> of(Verdict verdict) {
        Map<String, List<Finding>> blocks = new LinkedHashMap<>();
        for (Finding finding : verdict.findings()) {
            if (finding.severity() != Severity.INFO) {
                blocks.computeIfAbsent(finding.severity() + "  " + finding.checkId(), key -> new ArrayList<>())
                        .add(finding);
            }
        }
        List<String> lines = new ArrayList<>();
        blocks.forEach((title, findings) -> {
            lines.add(title + " (" + findings.size() + ")");
            int width = findings.stream()
                    .mapToInt(finding -> finding.file().length())
                    .max()
                    .orElse(1);
            for (Finding finding : findings) {
                lines.add(Printable.of(
                        ("  %-" + Math.min(width, 60) + "s  %s").formatted(finding.file(), finding.message())));
            }
            lines.add(Printable.of("  cure: " + findings.get(0).remedy()));
        });
        lines.add(summary(verdict));
        return List.copyOf(lines);
    }

    private static String summary(Verdict verdict) {
        return "%s: %d ELF files in %d files, %d packages and wheels: %d errors, %d warnings, %d notes"
                .formatted(
                        verdict.target(),
                        verdict.elfFiles(),
                        verdict.files(),
                        verdict.packages(),
                        verdict.count(Severity.ERROR),
                        verdict.count(Severity.WARNING),
                        verdict.count(Severity.INFO));
    }
}
