package io.github.crosspy.buildroot;

import io.github.crosspy.StepException;
import io.github.crosspy.process.LogText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads apt's output for the reason why it failed. */
public final class AptFailure {
    private static final Pattern MISSING_FILE =
            Pattern.compile("E: Failed to fetch (\\S+)\\s+(404.*|.*Not Found.*|.*not found.*)");
    private static final Pattern WRONG_HASH =
            Pattern.compile("E: Failed to fetch (\\S+)\\s+.*(Hash Sum mismatch|unexpected size).*");
    private static final Pattern UNREACHABLE = Pattern.compile(
            "E: Failed to fetch (\\S+)\\s+(.*(?:Could not|Temporary failure|Connection|timed out|Unable to connect).*)");
    private static final Pattern UNKNOWN = Pattern.compile(
            "E: (?:Unable to locate package|Package '?)\\s*([^'\\s]+)'?(?: has no installation candidate)?");
    private static final Pattern UNMET = Pattern.compile("(?m)^ +(\\S+) : (Depends|PreDepends): (.*?)(?: but .*)?$");
    private static final Pattern NOT_CACHED =
            Pattern.compile("E: Unable to fetch some archives|not cached|--no-download");

    private AptFailure() {}

    /**
     * @param label the step that failed
     * @param log apt's output
     */
    public static StepException of(String label, Path log, boolean offline) throws IOException {
        String output = LogText.of(log);
        if (output.contains("No space left on device") || output.contains("enough free space")) {
            return failure(
                    label + ": the disk is full",
                    "Free space where crosspy.cacheDirectory lies, or set it to a larger disk; nothing was kept",
                    log);
        }
        Matcher found = MISSING_FILE.matcher(output);
        if (found.find()) {
            return failure(
                    label + ": the archive lists " + fileName(found.group(1)) + " but does not have it ("
                            + found.group(2).strip() + ")",
                    "Wait for the mirror to finish its update, or set crosspy.mirror to another one",
                    log);
        }
        found = WRONG_HASH.matcher(output);
        if (found.find()) {
            return failure(
                    label + ": checksum mismatch of " + fileName(found.group(1)),
                    "The mirror or a proxy changed the file; try again later or set crosspy.mirror to another one",
                    log);
        }
        found = UNREACHABLE.matcher(output);
        if (found.find()) {
            return failure(
                    label + ": the archive cannot be reached for " + fileName(found.group(1)) + " ("
                            + found.group(2).strip() + ")",
                    "Check the network and the proxy; what was fetched before works with mvn -o",
                    log);
        }
        found = UNKNOWN.matcher(output);
        if (found.find()) {
            return failure(
                    label + ": no suite has the package " + found.group(1),
                    "Add the suite that has it to <extraSuites>, or build it as a module that this one depends on",
                    log);
        }
        found = UNMET.matcher(output);
        if (found.find()) {
            return failure(
                    label + ": " + found.group(1) + " needs " + found.group(3).strip() + ", which cannot be installed",
                    "Add the suite that has it to <extraSuites>, or build it as a module that this one depends on",
                    log);
        }
        if (offline && NOT_CACHED.matcher(output).find()) {
            return failure(label + ": packages are missing in the cache", "Run the build once without -o", log);
        }
        return failure(label + " failed", "Read the end of the log; apt says there what it could not do", log);
    }

    private static StepException failure(String cause, String remedy, Path log) {
        return new StepException(cause, remedy, log, null);
    }

    private static String fileName(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
