package io.github.crosspy.report;

import io.github.crosspy.verify.Finding;
import io.github.crosspy.verify.Rule;
import io.github.crosspy.verify.Severity;
import io.github.crosspy.verify.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The verdict as one HTML page that needs nothing else: it sorts and filters in the browser and prints as a table. */
public final class VerdictHtml {
    private static final String TEMPLATE = "verdict.html";
    private static final Pattern PLACE = Pattern.compile("@([A-Z]+)@");

    private VerdictHtml() {}

    /** @return UTF-8 text with a final newline */
    public static String of(Verdict verdict) {
        Map<String, String> parts = Map.of(
                "TITLE", "verify-elf for " + escaped(verdict.target().name()),
                "SUMMARY", summary(verdict),
                "FINDINGS", verdict.findings().stream().map(VerdictHtml::row).collect(Collectors.joining()),
                "RULES", verdict.rules().stream().map(VerdictHtml::row).collect(Collectors.joining()));
        return PLACE.matcher(template()).replaceAll(place -> Matcher.quoteReplacement(parts.get(place.group(1))));
    }

    private static String summary(Verdict verdict) {
        String outcome = verdict.failed()
                ? "<strong class=\"failed\">Failed.</strong>"
                : "<strong class=\"passed\">Passed.</strong>";
        return "%s %d errors, %d warnings, %d notes in %d ELF files of %d files, %d packages and wheels."
                .formatted(
                        outcome,
                        verdict.count(Severity.ERROR),
                        verdict.count(Severity.WARNING),
                        verdict.count(Severity.INFO),
                        verdict.elfFiles(),
                        verdict.files(),
                        verdict.packages());
    }

    private static String row(Finding finding) {
        return "<tr class=\"" + lower(finding.severity()) + "\">"
                + cells(lower(finding.severity()), finding.checkId())
                + "<td class=\"file\">" + escaped(finding.file()) + "</td>"
                + cells(finding.message(), finding.remedy())
                + "</tr>\n";
    }

    private static String row(Rule rule) {
        return "<tr>" + cells(rule.id(), lower(rule.severity()), rule.meaning(), rule.remedy(), rule.anchor())
                + "</tr>\n";
    }

    private static String cells(String... texts) {
        return Stream.of(texts).map(text -> "<td>" + escaped(text) + "</td>").collect(Collectors.joining());
    }

    private static String escaped(String text) {
        return Printable.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String lower(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private static String template() {
        try (InputStream in = VerdictHtml.class.getResourceAsStream(TEMPLATE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the plugin's own jar cannot be read", e);
        }
    }
}
