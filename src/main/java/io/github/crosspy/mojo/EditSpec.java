package io.github.crosspy.mojo;

import io.github.crosspy.StepException;
import io.github.crosspy.stack.Edit;

/**
 * An {@code <edit>} of a source: {@code <file>}, and either {@code <comment>}, or {@code <find>} and {@code <replace>}.
 */
public final class EditSpec {
    private String file;
    private String comment;
    private String find;
    private String replace;

    /** @throws StepException when the elements do not make one edit */
    Edit toEdit() throws StepException {
        if (file == null || (comment == null) == (find == null)) {
            throw new StepException(
                    "An <edit> is incomplete",
                    "Give it <file>, and either <comment>TEXT</comment> or <find>TEXT</find><replace>TEXT</replace>");
        }
        return comment != null
                ? new Edit(file, Edit.Kind.COMMENT, comment, "").validated()
                : new Edit(file, Edit.Kind.REPLACE, find, replace == null ? "" : replace).validated();
    }
}
