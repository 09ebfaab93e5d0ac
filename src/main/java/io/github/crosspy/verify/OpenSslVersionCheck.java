package io.github.crosspy.verify;

import io.github.crosspy.elf.DynamicSection;
import io.github.crosspy.target.Target;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The OpenSSL that a file is linked to, where the configuration says which one devices have. */
final class OpenSslVersionCheck extends LoadedFileCheck {
    private static final Pattern OPENSSL = Pattern.compile("lib(ssl|crypto)\\.so\\.(?<version>.+)");

    private static final Rule RULE = new Rule(
            "openssl-version",
            Severity.ERROR,
            "Every file that uses OpenSSL is linked to the version that the contract in the POM promises.",
            "Build against the OpenSSL of that version, or change <contract><openssl>.",
            "Debian Policy 8.1, the SONAME is the ABI; OpenSSL's versioning policy");

    OpenSslVersionCheck() {
        super(RULE);
    }

    @Override
    Optional<String> fault(ElfSubject subject, Target target) {
        return target.abi().libraries().openssl().flatMap(promised -> fault(subject, target, promised));
    }

    private static Optional<String> fault(ElfSubject subject, Target target, String promised) {
        return subject.elf().dynamic().map(DynamicSection::needed).orElse(List.of()).stream()
                .filter(name -> isOther(name, promised))
                .findFirst()
                .map(name -> "needs " + name + ", devices of " + target + " have OpenSSL " + promised);
    }

    private static boolean isOther(String needed, String promised) {
        Matcher name = OPENSSL.matcher(needed);
        return name.matches() && !name.group("version").equals(promised);
    }
}
