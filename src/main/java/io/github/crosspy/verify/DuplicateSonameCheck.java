package io.github.crosspy.verify;

import io.github.crosspy.target.Target;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Libraries that claim one name. Which of them a program gets depends on chance. */
final class DuplicateSonameCheck implements Check<Inventory> {
    private static final Rule RULE = new Rule(
            "soname-duplicate",
            Severity.ERROR,
            "No two libraries where the loader looks have the same SONAME.",
            "Find the two packages that the libraries come from and install one of them.",
            "Debian Policy 8.1 and 8.6, one SONAME for one library; ldconfig(8)");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void examine(Inventory inventory, Target target, Findings findings) {
        Map<String, List<LinkedFile>> bySoname = inventory.linked().stream()
                .filter(file -> file.place().isWhereTheLoaderLooks(target)
                        && file.dynamic().soname().isPresent())
                .collect(Collectors.groupingBy(
                        file -> file.dynamic().soname().get(), TreeMap::new, Collectors.toList()));
        bySoname.forEach((soname, files) -> examine(soname, files, findings));
    }

    private static void examine(String soname, List<LinkedFile> files, Findings findings) {
        TreeSet<String> paths = new TreeSet<>();
        for (LinkedFile file : files) {
            paths.add(file.place().path().replaceFirst("^/usr/", "/"));
        }
        if (paths.size() > 1) {
            List<LinkedFile> products =
                    files.stream().filter(file -> file.home().isProduct()).toList();
            LinkedFile first = products.isEmpty() ? files.get(0) : products.get(0);
            findings.add(
                    RULE,
                    products.isEmpty() ? Severity.WARNING : Severity.ERROR,
                    first.place(),
                    "shares the SONAME " + soname + " among " + String.join(" and ", paths));
        }
    }
}
