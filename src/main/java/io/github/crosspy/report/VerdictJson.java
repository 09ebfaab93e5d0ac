package io.github.crosspy.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.crosspy.verify.Finding;
import io.github.crosspy.verify.Rule;
import io.github.crosspy.verify.Severity;
import io.github.crosspy.verify.Verdict;
import java.util.Locale;

/** The verdict as JSON, for programs that come after the build; {@code verify.schema.json} beside this class describes it. */
public final class VerdictJson {
    /** Value of the field {@code schema}; grows when a field changes its meaning or goes away. */
    public static final int SCHEMA = 1;

    private VerdictJson() {}

    /** @return UTF-8 text with a final newline */
    public static String of(Verdict verdict) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schema", SCHEMA);
        root.put("target", verdict.target().name());
        root.put("failed", verdict.failed());
        ObjectNode counts = root.putObject("counts");
        counts.put("packages", verdict.packages());
        counts.put("files", verdict.files());
        counts.put("elfFiles", verdict.elfFiles());
        for (Severity severity : Severity.values()) {
            counts.put(lower(severity), verdict.count(severity));
        }
        ArrayNode rules = root.putArray("rules");
        verdict.rules().forEach(rule -> put(rule, rules.addObject()));
        ArrayNode findings = root.putArray("findings");
        verdict.findings().forEach(finding -> put(finding, findings.addObject()));
        return JsonText.of(root);
    }

    private static void put(Rule rule, ObjectNode node) {
        node.put("id", rule.id());
        node.put("severity", lower(rule.severity()));
        node.put("meaning", rule.meaning());
        node.put("remedy", rule.remedy());
        node.put("anchor", rule.anchor());
    }

    private static void put(Finding finding, ObjectNode node) {
        node.put("check", finding.checkId());
        node.put("severity", lower(finding.severity()));
        node.put("file", finding.file());
        node.put("message", finding.message());
        node.put("remedy", finding.remedy());
    }

    private static String lower(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
