package io.github.crosspy.verify;

import io.github.crosspy.elf.DynamicSection;
import io.github.crosspy.target.Target;
import java.util.Optional;
import java.util.Set;

/** Directories that a file has the loader search before its own. */
final class RunPathCheck implements Check<ElfSubject> {
    private static final Set<String> ORIGINS = Set.of("$ORIGIN", "${ORIGIN}");

    private static final Rule RULE = new Rule(
            "rpath",
            Severity.ERROR,
            "No file has a library search path but a DT_RUNPATH within its own tree.",
            "Link without -rpath, or with -Wl,--enable-new-dtags,-rpath,'$ORIGIN/...'; chrpath -d removes one afterwards.",
            "ld.so(8); Debian Policy 10.2; lintian custom-library-search-path, Yocto insane.bbclass rpaths");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void examine(ElfSubject subject, Target target, Findings findings) {
        if (!subject.isLoaded(target.abi()) || subject.elf().dynamic().isEmpty()) {
            return;
        }
        DynamicSection dynamic = subject.elf().dynamic().get();
        dynamic.rpath()
                .ifPresent(path ->
                        findings.add(RULE, subject.place(), "has the old kind of search path, DT_RPATH " + path));
        for (String directory :
                dynamic.runpath().map(path -> path.split(":", -1)).orElse(new String[0])) {
            examine(directory, subject.place(), target, findings);
        }
    }

    private static void examine(String directory, Place place, Target target, Findings findings) {
        String privately = "/usr/lib/" + target.triplet() + "/";
        if (directory.startsWith(privately) && directory.length() > privately.length()) {
            findings.add(
                    RULE,
                    Severity.WARNING,
                    place,
                    "searches " + directory + ", a fixed directory of private libraries");
        } else {
            fault(directory, place).ifPresent(message -> findings.add(RULE, place, message));
        }
    }

    private static Optional<String> fault(String directory, Place place) {
        String first = directory.split("/", -1)[0];
        if (directory.isEmpty()) {
            return Optional.of("searches the current directory: its DT_RUNPATH has an empty part");
        }
        if (!ORIGINS.contains(first)) {
            return Optional.of("searches " + directory + ", which is not below $ORIGIN");
        }
        long down = place.directory().chars().filter(next -> next == '/').count();
        long up = directory.split("\\.\\.", -1).length - 1L;
        return up > (place.directory().equals("/") ? 0 : down)
                ? Optional.of("searches " + directory + ", which leads out of " + place.product())
                : Optional.empty();
    }
}
