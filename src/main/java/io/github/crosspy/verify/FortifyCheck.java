package io.github.crosspy.verify;

import io.github.crosspy.elf.DynamicSymbol;
import io.github.crosspy.target.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Calls that could have checked the size of their buffers. */
final class FortifyCheck extends LoadedFileCheck {
    private static final Set<String> FORTIFIABLE = Set.of(
            "asprintf",
            "confstr",
            "fgets",
            "fprintf",
            "fread",
            "getcwd",
            "gethostname",
            "gets",
            "memcpy",
            "memmove",
            "memset",
            "pread",
            "printf",
            "read",
            "readlink",
            "realpath",
            "recv",
            "recvfrom",
            "snprintf",
            "sprintf",
            "stpcpy",
            "strcat",
            "strcpy",
            "strncat",
            "strncpy",
            "syslog",
            "vasprintf",
            "vfprintf",
            "vprintf",
            "vsnprintf",
            "vsprintf",
            "wcscpy",
            "wmemcpy");

    private static final Rule RULE = new Rule(
            "fortify",
            Severity.INFO,
            "Files that fill buffers with functions of the C library use the checked forms of some.",
            "Compile with the CPPFLAGS of dpkg-buildflags, which have -D_FORTIFY_SOURCE=2.",
            "dpkg-buildflags(1), hardening feature fortify; lintian hardening-no-fortify-functions");

    FortifyCheck() {
        super(RULE);
    }

    @Override
    Optional<String> fault(ElfSubject subject, Target target) {
        List<String> imported = subject.elf().symbols().stream()
                .filter(symbol -> !symbol.defined())
                .map(DynamicSymbol::name)
                .toList();
        boolean checked = imported.stream().anyMatch(name -> name.endsWith("_chk") && name.startsWith("__"));
        return checked
                ? Optional.empty()
                : imported.stream()
                        .filter(FORTIFIABLE::contains)
                        .sorted()
                        .findFirst()
                        .map(name -> "calls " + name + " and no checked function");
    }
}
