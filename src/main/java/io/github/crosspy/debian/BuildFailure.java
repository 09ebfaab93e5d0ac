package io.github.crosspy.debian;

import io.github.crosspy.StepException;
import io.github.crosspy.process.CommandResult;
import io.github.crosspy.process.LogText;
import io.github.crosspy.source.SourceChanges;
import java.io.IOException;
import java.util.Optional;

/** Reads a build's log for the reason why it failed. */
final class BuildFailure {
    private BuildFailure() {}

    static StepException of(String label, CommandResult result) throws IOException {
        Optional<StepException> change = SourceChanges.failure(label, result);
        if (change.isPresent()) {
            return change.get();
        }
        String output = LogText.of(result.log());
        if (output.contains("No space left on device")) {
            return new StepException(
                    label + ": the disk is full",
                    "Free space where crosspy.cacheDirectory lies, or set it to a larger disk; nothing was kept",
                    result.log(),
                    null);
        }
        if (output.contains("dpkg-shlibdeps: error: ")) {
            return new StepException(
                    label + ": a library that the build linked cannot be found for the target",
                    "Build the source that has it as a module and depend on that module",
                    result.log(),
                    null);
        }
        return new StepException(
                label + ": dpkg-buildpackage failed with status " + result.exitCode(),
                "Read the end of the log; mend the source with <edits> or <patches>, or set <options> or <environment>",
                result.log(),
                null);
    }
}
