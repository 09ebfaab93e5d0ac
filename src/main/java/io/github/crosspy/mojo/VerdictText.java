package io.github.crosspy.mojo;

import io.github.crosspy.report.ConsoleTable;
import io.github.crosspy.verify.Severity;
import io.github.crosspy.verify.Verdict;
import org.apache.maven.plugin.MojoFailureException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows a verdict to a person, and fails the build where it fails. */
final class VerdictText {
    private static final Logger LOG = LoggerFactory.getLogger(VerdictText.class);

    private VerdictText() {}

    /**
     * @param what goal and what it checked
     * @param log where to read more, as the last line of the failure; may be empty
     * @throws MojoFailureException when a finding is an error
     */
    static void show(Verdict verdict, String what, String log) throws MojoFailureException {
        ConsoleTable.of(verdict).forEach(verdict.failed() ? LOG::error : LOG::info);
        if (verdict.failed()) {
            throw new MojoFailureException("crosspy:" + what + " for " + verdict.target() + " failed: "
                    + verdict.count(Severity.ERROR) + " errors\n  Cure: Each line above has its own" + log);
        }
    }
}
