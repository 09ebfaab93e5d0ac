package io.github.crosspy.verify;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A rule that a well-known file breaks on purpose.
 *
 * @param checkIds the rules
 * @param path the whole path within a product or sysroot
 * @param reason why it is right, part of a sentence
 */
record KnownException(Set<String> checkIds, Pattern path, String reason) {
    private static final String LIBRARY_DIRECTORY = "(/usr)?/lib(/[^/]+-linux-[^/]+)?";

    private static final List<KnownException> ALL = List.of(
            known(
                    "libatomic picks its instructions at run time",
                    LIBRARY_DIRECTORY + "(/gcc(-cross)?/[^/]+/[^/]+)?/libatomic\\.(a|so[.0-9]*)",
                    "cpu-arch-max"),
            known(
                    "OpenSSL picks its instructions at run time",
                    LIBRARY_DIRECTORY + "/(libcrypto\\.(a|so[.0-9]*)|ossl-modules/legacy\\.so)",
                    "cpu-arch-max",
                    "fpu-max"),
            known(
                    "glibc picks its memory functions at run time",
                    LIBRARY_DIRECTORY + "/(libc\\.a|libc\\.so\\.6|libc-2\\.[0-9]+\\.so)",
                    "cpu-arch-max",
                    "fpu-max"),
            known(
                    "Debian links python at a fixed address because it runs faster",
                    "/usr/bin/python[0-9.]+(-dbg)?",
                    "elf-type"),
            known(
                    "Python's debug build is there to be looked into",
                    "(/usr)?/lib/.*_d\\.so[.0-9]*|/usr/bin/python[0-9.]+-dbg",
                    "stripped-split"),
            known(
                    "glibc's libraries tell their version when they are run",
                    LIBRARY_DIRECTORY + "/(ld-[^/]*|lib(c|pthread)[-.][^/]*)",
                    "perms-owner"),
            known(
                    "the debugger that loads it brings these functions",
                    LIBRARY_DIRECTORY + "/libthread_db[-.][^/]*",
                    "symbols-resolved"),
            known(
                    "the compiler links programs that use it to libatomic",
                    LIBRARY_DIRECTORY + "/lib(a|l|t|ub)san\\.so[.0-9]*",
                    "symbols-resolved"),
            known(
                    "it is a part of glibc",
                    LIBRARY_DIRECTORY
                            + "/(ld-[^/]*|lib(c|m|pthread|dl|rt|resolv|nss_[a-z]+|nsl|anl|util|thread_db|BrokenLocale"
                            + "|memusage|pcprofile|c_malloc_debug|SegFault)[-.][^/]*|libmemusage\\.so|libpcprofile\\.so"
                            + "|gconv/[^/]*|audit/[^/]*)"
                            + "|(/usr)?/s?bin/(gencat|getconf|getent|iconv|iconvconfig|ldconfig|locale|localedef|makedb"
                            + "|nscd|pldd|sprof|zdump|zic)",
                    "glibc-private"),
            known(
                    "firmware runs on another processor",
                    "(/usr)?/lib/firmware/.*",
                    "elf-parse",
                    "machine",
                    "host-leak",
                    "eabi-version",
                    "float-abi",
                    "cpu-arch-max",
                    "fpu-max",
                    "interpreter"));

    static Optional<KnownException> of(String checkId, String path) {
        return ALL.stream()
                .filter(known -> known.checkIds.contains(checkId)
                        && known.path.matcher(path).matches())
                .findFirst();
    }

    private static KnownException known(String reason, String path, String... checkIds) {
        return new KnownException(Set.of(checkIds), Pattern.compile(path), reason);
    }
}
