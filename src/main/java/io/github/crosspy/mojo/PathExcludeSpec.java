package io.github.crosspy.mojo;

import java.util.ArrayList;
import java.util.List;

/** A {@code <pathExclude>}: what is left out of a binary package when it is installed. */
public final class PathExcludeSpec {
    /** Name of the binary package, as a shell glob; absent for all packages that the module installs. */
    String packageName = "*";

    /** Patterns as dpkg's {@code --path-exclude} takes them. */
    List<String> paths = new ArrayList<>();
}
