package io.github.crosspy.mojo;

import io.github.crosspy.StepException;
import io.github.crosspy.verify.Allowance;

/** An {@code <allow>}: files that may break a rule of verify-elf, {@code <check>}, {@code <path>} and {@code <reason>}. */
public final class AllowSpec {
    private String check;
    private String path;
    private String reason;

    /** @throws StepException when one of the three is missing; above all the reason */
    Allowance toAllowance() throws StepException {
        require(check, "An <allow> has no <check>", "Give it the name that verify-elf shows, such as float-abi");
        require(path, "The <allow> of " + check + " has no <path>", "Give it a glob, such as **/libatomic.so.1*");
        require(
                reason,
                "The <allow> of " + check + " for " + path + " has no <reason>",
                "Say in <reason> why the file is right as it is; it goes into the report");
        return new Allowance(check.strip(), path.strip(), reason.strip());
    }

    private static void require(String value, String cause, String remedy) throws StepException {
        if (value == null || value.isBlank()) {
            throw new StepException(cause, remedy);
        }
    }
}
