package io.github.crosspy.verify;

import io.github.crosspy.elf.VersionNeed;
import io.github.crosspy.target.Target;
import java.util.List;
import java.util.Optional;

/** That the target's libraries are new enough. The loader refuses a file when one version is missing. */
final class SymbolVersionCheck implements Check<Inventory> {
    private static final Rule RULE = new Rule(
            "symver-max",
            Severity.ERROR,
            "Every symbol version that a file needs is defined by the library that it names.",
            "Build against the libraries of the target's suite; these are newer than those in the sysroot.",
            "Linux Standard Base, symbol versioning; auditwheel, versions per policy");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void examine(Inventory inventory, Target target, Findings findings) {
        for (LinkedFile file : inventory.linked()) {
            for (VersionNeed need : file.versionsNeeded()) {
                Optional<LinkedFile> library = inventory.search().find(file, need.library());
                library.map(found -> missing(need, found))
                        .filter(missing -> !missing.isEmpty())
                        .ifPresent(missing -> findings.add(
                                RULE,
                                file.place(),
                                "needs " + String.join(", ", missing) + " of " + need.library() + ", and "
                                        + library.get().place() + " has none of it"));
            }
        }
    }

    /** The loader only warns about a library without any version. */
    private static List<String> missing(VersionNeed need, LinkedFile library) {
        return library.versionsDefined().isEmpty()
                ? List.of()
                : need.versions().stream()
                        .filter(version -> !library.versionsDefined().contains(version))
                        .toList();
    }
}
