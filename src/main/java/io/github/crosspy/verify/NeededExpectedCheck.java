package io.github.crosspy.verify;

import io.github.crosspy.elf.DynamicSection;
import io.github.crosspy.target.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Libraries that well-known modules cannot do without. A linker that finds only {@code libz.a}, behind a link that leads
 * nowhere, takes that without a word; security updates of the library never reach the module.
 */
final class NeededExpectedCheck extends LoadedFileCheck {
    private static final Map<String, List<String>> EXPECTED = Map.of(
            "_ssl", List.of("libssl", "libcrypto"),
            "_hashlib", List.of("libcrypto"),
            "_openssl", List.of("libssl", "libcrypto"),
            "zlib", List.of("libz"),
            "bz2", List.of("libbz2"),
            "_bz2", List.of("libbz2"),
            "_lzma", List.of("liblzma"),
            "_sqlite3", List.of("libsqlite3"),
            "_ctypes", List.of("libffi"),
            "_cffi_backend", List.of("libffi"));

    private static final Rule RULE = new Rule(
            "needed-expected",
            Severity.ERROR,
            "Modules that wrap a library are linked to it dynamically.",
            "See that the library's .so link in the target's sysroot leads to the library, and build the module again.",
            "Debian Policy 4.13 and 8.2, no embedded copies; GNU ld falls back to the static library");

    NeededExpectedCheck() {
        super(RULE);
    }

    @Override
    Optional<String> fault(ElfSubject subject, Target target) {
        // Wheels for any distribution carry their libraries, statically or not.
        if (subject.place().product().contains("manylinux")) {
            return Optional.empty();
        }
        List<String> needed =
                subject.elf().dynamic().map(DynamicSection::needed).orElse(List.of());
        List<String> missing = ExtensionName.of(subject.place())
                .flatMap(module -> Optional.ofNullable(EXPECTED.get(module)))
                .orElse(List.of())
                .stream()
                .filter(library -> needed.stream().noneMatch(name -> isThat(library, name)))
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("is not linked to " + String.join(" and ", missing) + ", perhaps statically");
    }

    /** As {@code libssl.so.3}, or {@code libssl-1a2b3c.so.3} in wheels. */
    private static boolean isThat(String library, String needed) {
        return needed.startsWith(library + ".so") || needed.startsWith(library + "-");
    }
}
