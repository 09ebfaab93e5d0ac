package io.github.crosspy.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.crosspy.verify.Finding;
import io.github.crosspy.verify.Rule;
import io.github.crosspy.verify.Severity;
import io.github.crosspy.verify.Verdict;
import java.nio.charset.StandardCharsets;

/** The verdict as SARIF 2.1.0 (OASIS), which code-scanning services show. */
public final class Sarif {
    private static final String UNRESERVED = "-._~/!()+:@=,";

    private Sarif() {}

    /** @return UTF-8 text with a final newline */
    public static String of(Verdict verdict) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put(
                "$schema",
                "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
        root.put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "crosspy");
        driver.put("informationUri", "https://crosspy.github.io/crosspy-maven-plugin");
        ArrayNode rules = driver.putArray("rules");
        verdict.rules().forEach(rule -> put(rule, rules.addObject()));
        run.putObject("automationDetails")
                .put("id", "crosspy/verify-elf/" + verdict.target().name());
        ArrayNode results = run.putArray("results");
        verdict.findings().forEach(finding -> put(finding, results.addObject()));
        return JsonText.of(root);
    }

    private static void put(Rule rule, ObjectNode node) {
        node.put("id", rule.id());
        node.putObject("shortDescription").put("text", rule.meaning());
        node.putObject("fullDescription").put("text", rule.meaning() + " Source of the rule: " + rule.anchor() + ".");
        node.putObject("help").put("text", rule.remedy());
        node.putObject("defaultConfiguration").put("level", level(rule.severity()));
    }

    private static void put(Finding finding, ObjectNode node) {
        node.put("ruleId", finding.checkId());
        node.put("level", level(finding.severity()));
        node.putObject("message").put("text", finding.file() + " " + finding.message() + ". " + finding.remedy());
        node.putArray("locations")
                .addObject()
                .putObject("physicalLocation")
                .putObject("artifactLocation")
                .put("uri", uri(finding.file()));
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    /** A relative reference (RFC 3986); the first colon would otherwise end a scheme. */
    private static String uri(String file) {
        StringBuilder uri = new StringBuilder();
        for (byte next : file.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = next > 0 && (Character.isLetterOrDigit(next) || UNRESERVED.indexOf(next) >= 0);
            uri.append(plain ? Character.toString(next) : String.format("%%%02X", next & 0xff));
        }
        return "./" + uri;
    }
}
