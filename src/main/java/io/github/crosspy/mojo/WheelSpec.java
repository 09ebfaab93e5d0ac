package io.github.crosspy.mojo;

import io.github.crosspy.StepException;
import io.github.crosspy.stack.Edit;
import io.github.crosspy.stack.WheelSource;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A {@code <wheel>}: a Python project to build. {@code <wheel>NAME==VERSION</wheel>} alone is enough. */
public final class WheelSpec {
    /** Name and version, such as {@code cryptography==3.3.2}. */
    private String requirement;
    /** An sdist or an unpacked source directory to use instead of the index's. */
    private File path;
    /** Variables of the build's environment. */
    private Map<String, String> environment = new HashMap<>();
    /** Requirements for the build side beside those that the sdist names. */
    private List<String> buildRequires = new ArrayList<>();
    /** Changes of single lines. */
    private List<EditSpec> edits = new ArrayList<>();
    /** Patch files, applied with -p1 before the edits. */
    private List<File> patches = new ArrayList<>();

    /** The short form: Maven calls this for an element that has text instead of children. */
    public void set(String text) {
        requirement = text;
    }

    WheelSource toSource() throws StepException {
        if (requirement == null || requirement.isBlank()) {
            throw new StepException(
                    "A <wheel> has no <requirement>", "Name project and version, such as cryptography==3.3.2");
        }
        List<Edit> changes = new ArrayList<>();
        for (EditSpec edit : edits) {
            changes.add(edit.toEdit());
        }
        WheelSource named = WheelSource.of(requirement);
        return new WheelSource(
                named.name(),
                named.specifier(),
                Optional.ofNullable(path).map(File::toPath),
                DebSpec.variables(environment),
                buildRequires,
                changes,
                DebSpec.existing(patches));
    }
}
