package io.github.crosspy.sysroot;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.crosspy.StepException;
import io.github.crosspy.buildroot.AptFailure;
import io.github.crosspy.buildroot.AptState;
import io.github.crosspy.buildroot.Bind;
import io.github.crosspy.buildroot.BuildRoots;
import io.github.crosspy.buildroot.Shell;
import io.github.crosspy.buildroot.Step;
import io.github.crosspy.debian.BinaryPackage;
import io.github.crosspy.debian.BuiltRepository;
import io.github.crosspy.process.CommandResult;
import io.github.crosspy.store.AtomicFiles;
import io.github.crosspy.store.Digests;
import io.github.crosspy.store.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lays out the tree {@code sysroot}: the packages built here and all that they depend on, unpacked without running any
 * of their scripts, with relative links.
 */
public final class TreeInstallation {
    private static final Logger LOG = LoggerFactory.getLogger(TreeInstallation.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What every program needs to start, whether or not a package built here depends on it. */
    private static final List<String> ALWAYS = List.of("libc6", "libgcc-s1");

    private final BuildRoots roots;

    public TreeInstallation(BuildRoots roots) {
        this.roots = roots;
    }

    /**
     * @return the tree, made again only when something that goes in has changed
     * @throws StepException when a dependency cannot be had
     */
    public TargetRoot run(TargetRootRequest request) throws IOException, StepException {
        AptState state = roots.state(
                request.suites(), request.target(), request.directory().resolve("logs"));
        List<BinaryPackage> packages = InstallablePackages.forTree(request.built(), request.target());
        String fingerprint = fingerprint(request, state, packages);
        Path tree = request.directory().resolve("sysroot");
        Path manifest = request.directory().resolve("sysroot.json");
        Optional<TargetRoot> present = present(tree, manifest, fingerprint);
        if (present.isPresent()) {
            return present.get();
        }
        TargetRoot made = make(request, state, packages, fingerprint, tree);
        AtomicFiles.write(manifest, manifest(made));
        return made;
    }

    private static Optional<TargetRoot> present(Path tree, Path manifest, String fingerprint) {
        if (!Files.isDirectory(tree) || !Files.isRegularFile(manifest)) {
            return Optional.empty();
        }
        try {
            Manifest read = JSON.readValue(manifest.toFile(), Manifest.class);
            return Optional.of(new TargetRoot(tree, read.fingerprint, read.installed, read.excluded))
                    .filter(root -> root.fingerprint().equals(fingerprint));
        } catch (IOException e) {
            LOG.debug("{} cannot be read", manifest, e);
            return Optional.empty();
        }
    }

    private static byte[] manifest(TargetRoot root) throws IOException {
        Manifest manifest = new Manifest(root.fingerprint(), root.installed(), new TreeMap<>(root.excluded()));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
    }

    private TargetRoot make(
            TargetRootRequest request, AptState state, List<BinaryPackage> packages, String fingerprint, Path tree)
            throws IOException, StepException {
        String label = request.module() + " " + request.target() + ": target tree";
        LOG.info("{} with {} packages built here", label, packages.size());
        Path beside = Files.createDirectories(request.directory().resolve("sysroot.new"));
        AtomicFiles.deleteTree(beside);
        Files.createDirectories(beside);
        Path log = request.directory().resolve("logs/sysroot.log");
        Files.deleteIfExists(log);
        Path repository = BuiltRepository.lay(
                packages.stream().map(BinaryPackage::file).toList(),
                request.directory().resolve("repository-sysroot"));
        CommandResult result = roots.sandbox()
                .run(new Step(
                        label,
                        roots.base(request.suites(), state, request.directory().resolve("logs")),
                        List.of(
                                Bind.read(roots.sandbox().cache().packages(), "packages"),
                                Bind.read(repository, "repository"),
                                Bind.write(beside, "output")),
                        Optional.of(download(request, state, repository, packages)),
                        unpack(request, packages),
                        log,
                        Optional.empty()));
        if (!result.succeeded()) {
            throw AptFailure.of(label, log, roots.archive().isOffline());
        }
        Path list = beside.resolve("installed");
        List<String> installed = Files.readAllLines(list).stream().sorted().toList();
        RelativeLinks.in(beside.resolve("tree"));
        AtomicFiles.deleteTree(tree);
        Files.move(beside.resolve("tree"), tree);
        AtomicFiles.deleteTree(beside);
        AtomicFiles.deleteTree(repository);
        return new TargetRoot(tree, fingerprint, installed, excludes(request, packages));
    }

    private String download(TargetRootRequest request, AptState state, Path repository, List<BinaryPackage> packages)
            throws IOException {
        List<String> names = new ArrayList<>(ALWAYS);
        packages.forEach(binary -> names.add(binary.name()));
        names.addAll(request.fromArchive());
        return "state=" + Shell.quote(state.directory().toString()) + "\n"
                + "repository=" + Shell.quote(repository.toString()) + "\n"
                + "packages=" + Shell.quote(roots.sandbox().cache().packages().toString()) + "\n"
                + "target=" + Shell.quote(request.target().name()) + "\n"
                + "names=" + Shell.quote(String.join(" ", names)) + "\n"
                + "offline=" + (roots.archive().isOffline() ? "--no-download" : "") + "\n"
                + "status=$(mktemp)\n"
                + BuildRoots.installScript()
                + Shell.script(TreeInstallation.class, "download-tree.sh");
    }

    private static String unpack(TargetRootRequest request, List<BinaryPackage> packages) throws IOException {
        String cases = excludes(request, packages).entrySet().stream()
                .map(entry ->
                        Shell.quote(entry.getKey()) + ") printf '%s\\n' " + tarOptions(entry.getValue()) + " ;;\n")
                .collect(Collectors.joining());
        return "excludes() {\n    case $1 in\n" + cases + "    *) printf '%s\\n' "
                + tarOptions(request.excludes().inTree("")) + " ;;\n    esac\n}\n"
                + Shell.script(TreeInstallation.class, "unpack-tree.sh");
    }

    /** tar's globs mean what dpkg's mean when they are anchored and match slashes. */
    private static String tarOptions(List<String> patterns) {
        return Shell.quote(
                patterns.stream().map(pattern -> "--exclude=." + pattern).collect(Collectors.joining("\n")));
    }

    private static Map<String, List<String>> excludes(TargetRootRequest request, List<BinaryPackage> packages) {
        return packages.stream()
                .map(BinaryPackage::name)
                .distinct()
                .collect(Collectors.toMap(name -> name, request.excludes()::inTree));
    }

    private static String fingerprint(TargetRootRequest request, AptState state, List<BinaryPackage> packages)
            throws IOException {
        Fingerprint fingerprint = new Fingerprint("sysroot")
                .add("target", request.target().name())
                .add("archive", state.digest())
                .add("from archive", request.fromArchive())
                .add(
                        "scripts",
                        Shell.script(TreeInstallation.class, "download-tree.sh")
                                + Shell.script(TreeInstallation.class, "unpack-tree.sh"));
        for (BinaryPackage binary : packages) {
            fingerprint.add(binary.name(), Digests.sha256(binary.file()));
            fingerprint.add("excluded", request.excludes().inTree(binary.name()));
        }
        return fingerprint.value();
    }

    private record Manifest(String fingerprint, List<String> installed, Map<String, List<String>> excluded) {}
}
