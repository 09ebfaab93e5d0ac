package io.github.crosspy.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what checks find, and turns what is known to be right into an INFO with its reason. */
final class Findings {
    private final List<Finding> found = new ArrayList<>();

    void add(Rule rule, Place place, String message) {
        add(rule, rule.severity(), place, message);
    }

    void add(Rule rule, Severity severity, Place place, String message) {
        KnownException.of(rule.id(), place.path())
                .ifPresentOrElse(
                        known -> add(rule, Severity.INFO, place.toString(), message + "; accepted: " + known.reason()),
                        () -> add(rule, severity, place.toString(), message));
    }

    /** For a finding on a whole product. */
    void add(Rule rule, Severity severity, String product, String message) {
        found.add(new Finding(rule.id(), severity, product, message, rule.remedy()));
    }

    /** For a product that could not be read to its end. */
    void unreadable(String product, Exception e) {
        add(
                ReadingRules.PRODUCT_READ,
                Severity.ERROR,
                product,
                "cannot be read: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
    }

    /** Takes over the findings on the members of one static library: the first of each kind, with the number of others. */
    void addOfEachKind(Findings members) {
        Map<String, List<Finding>> kinds = new LinkedHashMap<>();
        for (Finding finding : members.found) {
            kinds.computeIfAbsent(finding.checkId() + finding.severity(), kind -> new ArrayList<>())
                    .add(finding);
        }
        for (List<Finding> kind : kinds.values()) {
            Finding first = kind.get(0);
            String message = kind.size() == 1
                    ? first.message()
                    : first.message() + "; " + (kind.size() - 1) + " more members too";
            found.add(new Finding(first.checkId(), first.severity(), first.file(), message, first.remedy()));
        }
    }

    List<Finding> all() {
        return List.copyOf(found);
    }
}
