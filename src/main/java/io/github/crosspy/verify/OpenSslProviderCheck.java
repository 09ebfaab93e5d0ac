package io.github.crosspy.verify;

import io.github.crosspy.target.Target;
import java.util.Optional;
import java.util.regex.Pattern;

/** Modules that OpenSSL loads by itself. */
final class OpenSslProviderCheck extends LoadedFileCheck {
    private static final Pattern ENGINES = Pattern.compile(".*/engines-[0-9.]+");

    private static final Rule RULE = new Rule(
            "openssl-provider",
            Severity.ERROR,
            "Every provider and engine of OpenSSL has the function that OpenSSL calls first.",
            "Build the module with the OpenSSL of the target; see its build log for a failed link.",
            "provider(7) and ENGINE_add(3) of OpenSSL");

    OpenSslProviderCheck() {
        super(RULE);
    }

    @Override
    Optional<String> fault(ElfSubject subject, Target target) {
        String directory = subject.place().directory();
        if (directory.endsWith("/ossl-modules")) {
            return missing(subject, "OSSL_provider_init");
        }
        return ENGINES.matcher(directory).matches() ? missing(subject, "bind_engine") : Optional.empty();
    }

    private static Optional<String> missing(ElfSubject subject, String function) {
        return subject.defines(function) ? Optional.empty() : Optional.of("does not define " + function);
    }
}
