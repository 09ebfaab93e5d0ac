package io.github.crosspy.mojo;

import io.github.crosspy.StepException;
import io.github.crosspy.target.LibraryContract;
import java.util.Optional;
import java.util.regex.Pattern;

/** The {@code <contract>} of verify-elf: what devices have, {@code <glibc>}, {@code <openssl>} and {@code <python>}. */
public final class ContractSpec {
    private static final Pattern MINOR = Pattern.compile("[0-9]{1,4}\\.[0-9]{1,4}");
    private static final Pattern ANY_VERSION = Pattern.compile("[0-9]{1,4}(\\.[0-9]{1,4}){0,2}");

    private String glibc;
    private String openssl;
    private String python;

    /** @throws StepException when a version is not written as one */
    LibraryContract toContract() throws StepException {
        return new LibraryContract(
                version("glibc", glibc, MINOR, "2.31"),
                version("openssl", openssl, ANY_VERSION, "1.1 or 3"),
                version("python", python, MINOR, "3.11"));
    }

    private static Optional<String> version(String name, String value, Pattern pattern, String example)
            throws StepException {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        if (!pattern.matcher(value.strip()).matches()) {
            throw new StepException(
                    "The <" + name + "> of the <contract> is '" + value + "'", "Write a version, such as " + example);
        }
        return Optional.of(value.strip());
    }
}
