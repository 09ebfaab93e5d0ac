package io.github.crosspy.source.python;

import io.github.crosspy.StepException;
import io.github.crosspy.source.python.PythonProject.Role;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which projects are built and installed: those of the build side first, and each after what it needs. A
 * circle of run-time requirements is legal and broken somewhere; a circle of build requirements is an error.
 */
final class InstallOrder {
    private final Map<Node, Integer> positions = new LinkedHashMap<>();
    private final Map<String, Node> buildSide = new LinkedHashMap<>();

    /** @throws StepException when a build needs, through others, its own product */
    InstallOrder(Collection<Node> nodes) throws StepException {
        List<Node> sorted = nodes.stream()
                .sorted(Comparator.comparing(Node::role, Comparator.reverseOrder())
                        .thenComparing(Node::name))
                .toList();
        Set<Node> visited = new HashSet<>();
        for (Node node : sorted) {
            if (node.role() == Role.BUILD_SIDE) {
                buildSide.put(node.name(), node);
            }
            visit(node, visited);
        }
        for (Node node : buildSide.values()) {
            checkBuildSystem(node);
        }
    }

    /** All projects on each side, what is needed first. */
    List<Node> nodes() {
        return List.copyOf(positions.keySet());
    }

    /** Names of the build-side projects that a build needs, with what those require at run time, in install order. */
    List<String> neededToBuild(Node built) {
        if (!built.isBuilt()) {
            return List.of();
        }
        Set<Node> roots = new LinkedHashSet<>(built.buildSystem);
        roots.addAll(built.imported);
        Node twin = buildSide.get(built.name());
        int ownPosition = twin == null || !twin.isBuilt() ? Integer.MAX_VALUE : positions.get(twin);
        return withRequired(roots).stream()
                // What is built later is needed in vain: it closes a circle of run-time requirements.
                .filter(node -> !node.isBuilt() || positions.get(node) < ownPosition)
                .sorted(Comparator.comparing(positions::get))
                .map(Node::name)
                .toList();
    }

    private void visit(Node node, Set<Node> visited) {
        if (!visited.add(node)) {
            return;
        }
        node.buildSystem.forEach(needed -> visit(needed, visited));
        node.requires.forEach(needed -> visit(needed, visited));
        node.imported.forEach(needed -> visit(needed, visited));
        positions.put(node, positions.size());
    }

    private void checkBuildSystem(Node built) throws StepException {
        for (Node needed : withRequired(built.buildSystem)) {
            if (needed.isBuilt() && positions.get(needed) >= positions.get(built)) {
                throw new StepException(
                        "The build of " + built + " needs " + needed + ", and that one's build needs " + built.name(),
                        "Pin a version of " + needed.name() + " that has a pure wheel, as a <buildRequires>");
            }
        }
    }

    private static Set<Node> withRequired(Collection<Node> roots) {
        Set<Node> closure = new LinkedHashSet<>();
        roots.forEach(root -> addWithRequired(root, closure));
        return closure;
    }

    private static void addWithRequired(Node node, Set<Node> closure) {
        if (closure.add(node)) {
            node.requires.forEach(required -> addWithRequired(required, closure));
        }
    }
}
