package io.github.crosspy.source;

import io.github.crosspy.StepException;
import io.github.crosspy.buildroot.Bind;
import io.github.crosspy.buildroot.Shell;
import io.github.crosspy.process.CommandResult;
import io.github.crosspy.process.LogText;
import io.github.crosspy.stack.Edit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applies the POM's patches and edits to an unpacked source, inside the build root, in the source's top directory. */
public final class SourceChanges {
    /** Exit status of a step whose patch did not apply. */
    private static final int PATCH_FAILED = 92;
    /** Exit status of a step whose edit matched no line. */
    private static final int EDIT_FAILED = 93;

    private static final String PATCH = "crosspy: patch: ";
    private static final String EDIT = "crosspy: edit: ";

    private SourceChanges() {}

    /** The patch files as the step sees them. */
    public static List<Bind> binds(List<Path> patches) {
        List<Bind> binds = new ArrayList<>();
        for (int i = 0; i < patches.size(); i++) {
            binds.add(Bind.read(patches.get(i), "patch-" + i));
        }
        return binds;
    }

    /** Shell lines to run in the source's top directory; empty when there is nothing to change. */
    public static String script(List<Edit> edits, List<Path> patches) throws IOException {
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < patches.size(); i++) {
            String name = Shell.quote(PATCH + patches.get(i).getFileName());
            script.append("printf '%s\\n' " + name + "\n");
            script.append("patch -p1 --batch --forward < /mnt/patch-" + i + " || exit " + PATCH_FAILED + "\n");
        }
        for (Edit edit : edits) {
            script.append("printf '%s\\n' " + Shell.quote(EDIT + edit.file() + ": " + edit.text()) + "\n");
            script.append("perl -e " + Shell.quote(Shell.script(SourceChanges.class, "edit.pl")) + " "
                    + Shell.quote(List.of(edit.file(), edit.kind().name(), edit.text(), edit.replacement()))
                    + " || exit " + EDIT_FAILED + "\n");
        }
        return script.toString();
    }

    /** The failure of a change, or empty when the step failed for another reason. */
    public static Optional<StepException> failure(String label, CommandResult result) throws IOException {
        if (result.exitCode() == PATCH_FAILED) {
            return Optional.of(new StepException(
                    label + ": the patch " + last(PATCH, result.log()) + " does not apply",
                    "Make the patch against the unpacked source with paths one level deep (-p1), or drop it from <patches>",
                    result.log(),
                    null));
        }
        if (result.exitCode() == EDIT_FAILED) {
            return Optional.of(new StepException(
                    label + ": an edit matches nothing: " + last(EDIT, result.log()),
                    "Correct <file> and the text of the <edit>; the text is taken literally",
                    result.log(),
                    null));
        }
        return Optional.empty();
    }

    private static String last(String mark, Path log) throws IOException {
        return LogText.of(log)
                .lines()
                .filter(line -> line.startsWith(mark))
                .reduce((first, second) -> second)
                .map(line -> line.substring(mark.length()))
                .orElse("");
    }
}
