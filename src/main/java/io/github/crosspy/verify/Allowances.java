package io.github.crosspy.verify;

import io.github.crosspy.StepException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns findings that the user allows into INFO with the reason, and tells which allowances are of no use. */
final class Allowances {
    static final Rule RULE = new Rule(
            "allow-unused",
            Severity.WARNING,
            "Every exception that the configuration allows is needed.",
            "Remove the <allow>, or correct its <path>; what it was for may have been mended.",
            "Yocto INSANE_SKIP and lintian overrides outlive their reasons unnoticed");

    private static final Pattern PARTS = Pattern.compile("\\*\\*/|\\*\\*|\\*|\\?|[^*?]+");
    private static final Pattern MEMBER = Pattern.compile("\\([^()]*\\)$");

    private final Map<Allowance, Pattern> paths = new LinkedHashMap<>();

    Allowances(List<Allowance> allowances) {
        allowances.forEach(allowance -> paths.put(allowance, Pattern.compile(regex(allowance.path()), Pattern.DOTALL)));
    }

    /** @throws StepException when an allowance is for a check that there is not */
    void requireKnown(List<Rule> rules) throws StepException {
        List<String> known = rules.stream().map(Rule::id).toList();
        for (Allowance allowance : paths.keySet()) {
            if (!known.contains(allowance.checkId())) {
                throw new StepException(
                        "There is no check '" + allowance.checkId() + "' to allow something of",
                        "Take the name from the output of verify-elf; the checks are " + String.join(", ", known));
            }
        }
    }

    List<Finding> apply(List<Finding> findings) {
        List<Allowance> unused = new ArrayList<>(paths.keySet());
        List<Finding> result = new ArrayList<>();
        for (Finding finding : findings) {
            Optional<Allowance> allowance = of(finding);
            allowance.ifPresent(unused::remove);
            result.add(allowance.map(found -> accepted(finding, found)).orElse(finding));
        }
        for (Allowance allowance : unused) {
            result.add(new Finding(
                    RULE.id(),
                    RULE.severity(),
                    "configuration",
                    "allows " + allowance.checkId() + " for " + allowance.path() + ", which nothing needs",
                    RULE.remedy()));
        }
        return result;
    }

    private Optional<Allowance> of(Finding finding) {
        String file = MEMBER.matcher(finding.file()).replaceFirst("");
        String path = file.substring(file.indexOf('!') + 1);
        return paths.entrySet().stream()
                .filter(entry -> finding.severity() != Severity.INFO
                        && entry.getKey().checkId().equals(finding.checkId())
                        && entry.getValue().matcher(path).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Finding accepted(Finding finding, Allowance allowance) {
        return new Finding(
                finding.checkId(),
                Severity.INFO,
                finding.file(),
                finding.message() + "; allowed: " + allowance.reason(),
                finding.remedy());
    }

    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        Matcher part = PARTS.matcher(glob);
        while (part.find()) {
            regex.append(
                    switch (part.group()) {
                        case "**/" -> "(.*/)?";
                        case "**" -> ".*";
                        case "*" -> "[^/]*";
                        case "?" -> "[^/]";
                        default -> Pattern.quote(part.group());
                    });
        }
        return regex.toString();
    }
}
