package io.github.crosspy.source.python;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** A project on one side while requirements are followed, with its edges to others. Used by one thread. */
final class Node {
    /** A project on one side. */
    record Key(String name, PythonProject.Role role) {}

    /**
     * What a project is taken from.
     *
     * @param version its version
     * @param kind what the path is
     * @param path the file or directory
     * @param sha256 its digest
     * @param metadata what it says of itself
     */
    record Content(
            PythonVersion version, PythonProject.Kind kind, Path path, String sha256, DistributionMetadata metadata) {}

    private final Key key;
    private final Content content;
    private final Set<String> followedExtras = new HashSet<>();

    /** Run-time requirements, on the same side. */
    final Set<Node> requires = new LinkedHashSet<>();
    /** What its build system and the POM name: must be there before it is built. */
    final Set<Node> buildSystem = new LinkedHashSet<>();
    /** Its own run-time requirements on the build side: builds often import them. */
    final Set<Node> imported = new LinkedHashSet<>();

    Node(Key key, Content content) {
        this.key = key;
        this.content = content;
    }

    String name() {
        return key.name();
    }

    PythonProject.Role role() {
        return key.role();
    }

    Content content() {
        return content;
    }

    boolean isBuilt() {
        return content.kind() != PythonProject.Kind.WHEEL;
    }

    /** Marks an extra as followed; whether it was not before. */
    boolean startFollowing(String extra) {
        return followedExtras.add(extra);
    }

    @Override
    public String toString() {
        return key.name() + " " + content.version();
    }
}
