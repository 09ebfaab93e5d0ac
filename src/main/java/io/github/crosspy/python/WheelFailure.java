package io.github.crosspy.python;

import io.github.crosspy.StepException;
import io.github.crosspy.process.CommandResult;
import io.github.crosspy.process.LogText;
import io.github.crosspy.source.SourceChanges;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a wheel build's log for the reason why it failed. */
final class WheelFailure {
    private static final Pattern NO_MODULE =
            Pattern.compile("(?:ImportError|ModuleNotFoundError): No module named '?([\\w.]+)'?");
    private static final Pattern NO_HEADER = Pattern.compile("fatal error: (\\S+): No such file or directory");
    private static final Pattern NO_LIBRARY = Pattern.compile("cannot find -l([^\\s:]+)");
    private static final Pattern NETWORK = Pattern.compile(
            "Temporary failure in name resolution|Network is unreachable|Could not fetch URL|Download error");

    private WheelFailure() {}

    static StepException of(String label, CommandResult result) throws IOException {
        Optional<StepException> change = SourceChanges.failure(label, result);
        if (change.isPresent()) {
            return change.get();
        }
        String output = LogText.of(result.log());
        Matcher found = NETWORK.matcher(output);
        if (found.find()) {
            return failure(
                    label + ": the build wants the network",
                    "Builds have none; name what it downloads in <buildRequires> of the <wheel>",
                    result);
        }
        found = NO_MODULE.matcher(output);
        if (found.find()) {
            return failure(
                    label + ": the build needs the Python module " + found.group(1),
                    "Name the project that has it in <buildRequires> of the <wheel>",
                    result);
        }
        found = NO_HEADER.matcher(output);
        if (found.find()) {
            return failure(
                    label + ": the target has no header " + found.group(1),
                    "Let the module depend on one that builds the library with this header",
                    result);
        }
        found = NO_LIBRARY.matcher(output);
        if (found.find()) {
            return failure(
                    label + ": the target has no library lib" + found.group(1),
                    "Let the module depend on one that builds this library",
                    result);
        }
        return failure(
                label + ": the build failed with status " + result.exitCode(),
                "Read the end of the log; mend the source with <edits>, <patches> or <environment>",
                result);
    }

    private static StepException failure(String cause, String remedy, CommandResult result) {
        return new StepException(cause, remedy, result.log(), null);
    }
}
