package io.github.crosspy.verify;

import io.github.crosspy.elf.DynamicSymbol;
import io.github.crosspy.target.Target;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** That every symbol a file cannot do without is there, in the version wanted. */
final class SymbolsResolvedCheck implements Check<Inventory> {
    private static final Pattern PYTHON = Pattern.compile("python[0-9.]*(-dbg|d)?");
    /** What modules are granted where there is no Python to look at. */
    private static final Pattern OF_PYTHON = Pattern.compile("_?Py[A-Z_].*");

    private static final int MOST_NAMED = 3;

    private static final Rule RULE = new Rule(
            "symbols-resolved",
            Severity.ERROR,
            "Every symbol that a file needs is defined by a library it needs, or by the program that loads it.",
            "Link the file with the library that has the symbol, in the version of the target; -Wl,-z,defs finds it earlier.",
            "System V gABI, symbol resolution; Debian Policy 10.2; ldd -r, rpmlint undefined-non-weak-symbol");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void examine(Inventory inventory, Target target, Findings findings) {
        List<LinkedFile> programs =
                inventory.linked().stream().filter(LinkedFile::program).toList();
        boolean python = programs.stream()
                .anyMatch(program -> PYTHON.matcher(program.place().fileName()).matches());
        for (LinkedFile file : inventory.linked()) {
            if (!file.wanted().isEmpty()) {
                List<DynamicSymbol> missing = missing(file, inventory.search());
                if (!file.program()) {
                    missing = withoutThoseOfHosts(missing, programs, inventory.search());
                }
                if (!python && ExtensionName.of(file.place()).isPresent()) {
                    missing = missing.stream()
                            .filter(wanted -> !OF_PYTHON.matcher(wanted.name()).matches())
                            .toList();
                }
                report(file, missing, severity(file, target), findings);
            }
        }
    }

    /** Nothing when a library is missing, of which another check tells. */
    private static List<DynamicSymbol> missing(LinkedFile file, LibrarySearch search) {
        Closure closure = Closure.of(file, search);
        return closure.complete() ? without(file.wanted(), closure.files()) : List.of();
    }

    private static List<DynamicSymbol> without(List<DynamicSymbol> wanted, Collection<LinkedFile> files) {
        return wanted.stream().filter(symbol -> !isIn(files, symbol)).toList();
    }

    /** Plug-ins take symbols from the program that loads them and from its libraries. */
    private static List<DynamicSymbol> withoutThoseOfHosts(
            List<DynamicSymbol> missing, List<LinkedFile> programs, LibrarySearch search) {
        List<DynamicSymbol> left = missing;
        for (LinkedFile program : left.isEmpty() ? List.<LinkedFile>of() : programs) {
            boolean host = missing.stream().anyMatch(program.exports()::satisfy);
            left = host ? without(left, Closure.of(program, search).files()) : left;
        }
        return left;
    }

    private static boolean isIn(Collection<LinkedFile> files, DynamicSymbol wanted) {
        for (LinkedFile file : files) {
            if (file.exports().satisfy(wanted)) {
                return true;
            }
        }
        return false;
    }

    /** The program that a plug-in is for may be in no package seen; that of Python's modules is known. */
    private static Severity severity(LinkedFile file, Target target) {
        boolean plugin = !file.program()
                && !file.place().isWhereTheLoaderLooks(target)
                && ExtensionName.of(file.place()).isEmpty();
        return plugin ? Severity.WARNING : Severity.ERROR;
    }

    private static void report(LinkedFile file, List<DynamicSymbol> missing, Severity severity, Findings findings) {
        if (missing.isEmpty()) {
            return;
        }
        String named = String.join(
                ", ",
                missing.stream()
                        .limit(MOST_NAMED)
                        .map(SymbolsResolvedCheck::text)
                        .toList());
        String more = missing.size() > MOST_NAMED ? " and " + (missing.size() - MOST_NAMED) + " more" : "";
        findings.add(RULE, severity, file.place(), "needs " + named + more + ", which nothing defines");
    }

    private static String text(DynamicSymbol symbol) {
        return symbol.version().isEmpty() ? symbol.name() : symbol.name() + "@" + symbol.version();
    }
}
