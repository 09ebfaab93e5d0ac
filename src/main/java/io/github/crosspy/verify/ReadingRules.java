package io.github.crosspy.verify;

/** What must hold before any check can look at a file. */
final class ReadingRules {
    static final Rule ELF_PARSE = new Rule(
            "elf-parse",
            Severity.ERROR,
            "Every ELF file and static library is well-formed and complete.",
            "Build the package again; when the file is right all the same, report it as a fault of crosspy.",
            "System V gABI; ar(5); lintian elf-error, eu-elflint");

    static final Rule PRODUCT_READ = new Rule(
            "product-read",
            Severity.ERROR,
            "Every package, wheel and file can be read to its end.",
            "Build the product again; it is damaged, or packed in a way that is not supported.",
            "deb(5), PEP 427");

    private ReadingRules() {}
}
