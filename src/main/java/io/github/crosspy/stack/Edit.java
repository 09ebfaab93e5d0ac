package io.github.crosspy.stack;

import io.github.crosspy.StepException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * One change of one line of a source. It must match at least one line when it is applied.
 *
 * @param file path of the file in the unpacked source, relative, without {@code ..}
 * @param kind what is done to each line that contains the text
 * @param text literal text that the lines contain; not a pattern
 * @param replacement what the text becomes; empty for {@link Kind#COMMENT}
 */
public record Edit(String file, Kind kind, String text, String replacement) {
    /** What an edit does. */
    public enum Kind {
        /** The whole line becomes a comment that starts with {@code #}, its indentation kept. */
        COMMENT,
        /** The text alone is replaced. */
        REPLACE
    }

    public Edit {
        Objects.requireNonNull(file);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(text);
        Objects.requireNonNull(replacement);
    }

    /** @throws StepException when the edit cannot be meant: no text, or a file outside the source */
    public Edit validated() throws StepException {
        Path path = Path.of(file);
        if (file.isBlank() || path.isAbsolute() || !path.normalize().equals(path) || path.startsWith("..")) {
            throw new StepException(
                    "Edit of '" + file + "' does not name a file inside the source",
                    "Write <file> as a path relative to the top of the source, such as debian/rules");
        }
        if (text.isBlank() || text.contains("\n")) {
            throw new StepException(
                    "Edit of '" + file + "' has no single line to look for",
                    "Give <comment>part of the line</comment>, or <find>text</find><replace>other text</replace>");
        }
        return this;
    }
}
