package io.github.crosspy.verify;

import io.github.crosspy.target.Target;
import java.util.Optional;
import java.util.regex.Pattern;

/** The links by which linkers and loaders find libraries. */
final class LibraryLinksCheck implements Check<Inventory> {
    private static final Pattern DEVELOPMENT = Pattern.compile("lib[^/]+\\.so");
    private static final Pattern LIBRARY = Pattern.compile("(.*/)?lib[^/]+\\.so\\.[0-9][^/]*");

    private static final Rule RULE = new Rule(
            "dev-symlinks",
            Severity.ERROR,
            "Links to libraries lead to them, and every library has the link that its SONAME names.",
            "Ship library and links in packages that depend on each other; dh_makeshlibs and dh_link(1) make them.",
            "Debian Policy 8.1 and 8.4; lintian ldconfig-symlink tags, Yocto insane.bbclass dev-so");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void examine(Inventory inventory, Target target, Findings findings) {
        for (FileTree.Link link : inventory.search().productLinks()) {
            if (DEVELOPMENT.matcher(link.place().fileName()).matches()
                    && LIBRARY.matcher(link.target()).matches()) {
                examine(link, inventory.search(), findings);
            }
        }
        for (LinkedFile file : inventory.linked()) {
            if (file.home().isProduct() && file.place().isWhereTheLoaderLooks(target)) {
                file.dynamic().soname().ifPresent(soname -> examine(file, soname, inventory.search(), findings));
            }
        }
    }

    /** A linker that finds nothing behind a link takes the static library instead, without a word. */
    private static void examine(FileTree.Link link, LibrarySearch search, Findings findings) {
        if (search.at(link.place().path()).isEmpty()) {
            findings.add(RULE, link.place(), "leads to " + link.target() + ", where no library is");
        } else if (link.target().startsWith("/")) {
            findings.add(
                    RULE,
                    Severity.INFO,
                    link.place(),
                    "leads to the absolute path " + link.target() + ", which is another file when a sysroot is used;"
                            + " install-target-libs makes it relative");
        }
    }

    private static void examine(LinkedFile file, String soname, LibrarySearch search, Findings findings) {
        Optional<LinkedFile> found = search.at(file.place().directory() + "/" + soname);
        if (found.isEmpty()) {
            findings.add(RULE, file.place(), "has no link " + soname + " beside it, which its SONAME names");
        }
    }
}
