package io.github.crosspy.mojo;

import io.github.crosspy.StepException;
import io.github.crosspy.process.LogText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;

/** What a person reads when a goal fails: where, why, the cure, and the end of the log. */
final class FailureText {
    private static final int LINES = 40;

    private FailureText() {}

    /**
     * @param goal the goal that failed
     * @param place module, and target where there is one
     */
    static String of(String goal, String place, StepException failure) {
        StringBuilder text = new StringBuilder("crosspy:" + goal + " of " + place + " failed: ");
        text.append(failure.getMessage()).append("\n  Cure: ").append(failure.remedy());
        failure.log().ifPresent(log -> text.append("\n  Log:  ").append(log).append(tail(log)));
        return text.toString();
    }

    static MojoExecutionException unexpected(String goal, String place, IOException e) {
        String full = String.valueOf(e.getMessage()).contains("No space left on device")
                ? "the disk is full (" + e.getMessage()
                        + ")\n  Cure: Free space in target and in crosspy.cacheDirectory; nothing is left half-written"
                : "unexpected " + e;
        return new MojoExecutionException("crosspy:" + goal + " of " + place + " failed: " + full, e);
    }

    private static String tail(Path log) {
        try {
            List<String> lines = LogText.of(log).lines().toList();
            int from = Math.max(0, lines.size() - LINES);
            return "\n  Its last " + (lines.size() - from) + " lines:\n    "
                    + String.join("\n    ", lines.subList(from, lines.size()));
        } catch (IOException e) {
            return " (cannot be read)";
        }
    }
}
