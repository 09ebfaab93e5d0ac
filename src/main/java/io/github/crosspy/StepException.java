package io.github.crosspy;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A step failed for a reason that the user or a package can mend: bad configuration, a checksum that does not match, a
 * build that returned non-zero. What should not happen at all (a full disk aside) stays an {@link java.io.IOException}.
 */
public final class StepException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;
    private final transient Path log;

    /**
     * @param cause one line: what is wrong, naming the file, package or parameter
     * @param remedy one line: what to do about it, best a command or a POM line
     */
    public StepException(String cause, String remedy) {
        this(cause, remedy, null, null);
    }

    /**
     * @param log the log file that tells more, or null when there is none
     * @param reason the exception behind it, or null when there is none
     */
    public StepException(String cause, String remedy, Path log, Throwable reason) {
        super(Objects.requireNonNull(cause), reason);
        this.remedy = Objects.requireNonNull(remedy);
        this.log = log;
    }

    /** One line that tells the user what to do. */
    public String remedy() {
        return remedy;
    }

    /** The log file of the tool that failed; empty when no tool ran. */
    public Optional<Path> log() {
        return Optional.ofNullable(log);
    }
}
