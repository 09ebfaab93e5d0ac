package io.github.crosspy.source.python;

import io.github.crosspy.StepException;
import io.github.crosspy.source.python.PythonProject.Role;
import io.github.crosspy.stack.WheelSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds all projects that a request needs. Requirements are followed with the newest version that fits what was asked so
 * far; when a later demand excludes a version already chosen, the whole is followed again with that demand known.
 */
final class Resolution {
    private static final int MAX_PASSES = 20;

    private final PythonFetchRequest request;
    private final Distributions distributions;
    private final ProvidedWheels provided;
    private final Map<Role, List<MarkerEnvironment>> environments;

    Resolution(PythonFetchRequest request, InterpreterVersion python, Distributions distributions)
            throws StepException {
        this.request = request;
        this.distributions = distributions;
        this.provided = new ProvidedWheels(request.module(), request.provided());
        this.environments = Map.of(
                Role.TARGET,
                request.targets().stream()
                        .flatMap(target -> MarkerEnvironment.of(target, python).stream())
                        .distinct()
                        .toList(),
                Role.BUILD_SIDE,
                List.of(MarkerEnvironment.ofBuildSide(python)));
    }

    /**
     * @return every project on each side where it is needed
     * @throws StepException when versions conflict, or something cannot be had
     */
    Collection<Node> run() throws StepException, IOException {
        Map<String, List<Demand>> known = Map.of();
        for (int i = 0; i < MAX_PASSES; i++) {
            Pass pass = new Pass(known);
            pass.follow();
            distributions.failWhenIncomplete();
            if (pass.isSettled()) {
                return pass.nodes.values();
            }
            known = pass.met;
        }
        throw new StepException(
                "The requirements of module " + request.module() + " keep changing each other's versions",
                "Pin the versions of some of them in the POM with ==");
    }

    /** A requirement that is still to be followed, and the set of edges that its project belongs into. */
    private record Wish(Requirement requirement, String by, Role role, Collection<Node> edges) {}

    private final class Pass {
        private final Map<String, List<Demand>> known;
        private final Map<String, List<Demand>> met = new LinkedHashMap<>();
        private final Map<Node.Key, Node> nodes = new LinkedHashMap<>();
        private final List<Wish> wishes = new ArrayList<>();

        Pass(Map<String, List<Demand>> known) {
            this.known = known;
        }

        void follow() throws StepException, IOException {
            for (WheelSource wheel : request.wheels()) {
                Requirement asked = requirement(wheel.normalizedName() + wheel.specifier(), "the POM");
                wishes.add(new Wish(asked, "the POM", Role.TARGET, new ArrayList<>()));
            }
            for (int i = 0; i < wishes.size(); i++) {
                follow(wishes.get(i));
            }
        }

        private void follow(Wish wish) throws StepException, IOException {
            Requirement wanted = wish.requirement();
            if (wanted.address().isPresent()) {
                throw new StepException(
                        wish.by() + " asks for " + wanted.name() + " at an address of its own, not from an index",
                        "Ask for " + wanted.name() + " in the POM with the <path> of its source, or mend the asker");
            }
            provided.check(wanted, wish.by());
            met.computeIfAbsent(wanted.name(), name -> new ArrayList<>()).add(new Demand(wanted.versions(), wish.by()));
            if (wish.role() == Role.TARGET && provided.has(wanted.name()) && !distributions.isAsked(wanted.name())) {
                return;
            }
            Node node = node(new Node.Key(wanted.name(), wish.role()));
            if (node != null) {
                wish.edges().add(node);
                expand(node, wanted);
            }
        }

        /** The node of a project, or null when it cannot be had without network. */
        private Node node(Node.Key key) throws StepException, IOException {
            Node node = nodes.get(key);
            if (node == null) {
                node = distributions
                        .get(key, demands(key.name()))
                        .map(content -> new Node(key, content))
                        .orElse(null);
                if (node != null) {
                    nodes.put(key, node);
                    wishForBuild(node);
                }
            }
            return node;
        }

        private List<Demand> demands(String name) {
            return Stream.of(
                            met.getOrDefault(name, List.of()),
                            known.getOrDefault(name, List.of()),
                            provided.demands(name))
                    .flatMap(List::stream)
                    .distinct()
                    .toList();
        }

        private void wishForBuild(Node node) throws StepException {
            if (!node.isBuilt()) {
                return;
            }
            String by = "the build of " + node;
            List<Requirement> wanted = new ArrayList<>(node.content().metadata().buildRequires());
            for (String extra : distributions.buildRequires(node.name())) {
                wanted.add(requirement(extra, "<buildRequires> of " + node.name()));
            }
            for (Requirement requirement : wanted) {
                if (requirement.appliesTo(environments.get(Role.BUILD_SIDE), "")) {
                    wishes.add(new Wish(requirement, by, Role.BUILD_SIDE, node.buildSystem));
                }
            }
        }

        private void expand(Node node, Requirement wanted) {
            Stream.concat(Stream.of(""), wanted.extras().stream())
                    .filter(node::startFollowing)
                    .forEach(extra -> wishForRun(node, extra));
        }

        private void wishForRun(Node node, String extra) {
            for (Requirement requirement : node.content().metadata().requires()) {
                if (requirement.appliesTo(environments.get(node.role()), extra)) {
                    wishes.add(new Wish(requirement, node.toString(), node.role(), node.requires));
                }
                if (node.isBuilt() && requirement.appliesTo(environments.get(Role.BUILD_SIDE), extra)) {
                    wishes.add(new Wish(requirement, node.toString(), Role.BUILD_SIDE, node.imported));
                }
            }
        }

        /** Whether each version chosen serves all that was asked after it was chosen, too. */
        boolean isSettled() {
            return nodes.values().stream()
                    .allMatch(node -> Demand.allAccept(
                            demands(node.name()), node.content().version()));
        }
    }

    private static Requirement requirement(String text, String by) throws StepException {
        try {
            return Requirement.of(text);
        } catch (IllegalArgumentException e) {
            throw new StepException(
                    by + ": " + e.getMessage(), "Write it as NAME or NAME==VERSION, such as cffi==1.14.6", null, e);
        }
    }
}
