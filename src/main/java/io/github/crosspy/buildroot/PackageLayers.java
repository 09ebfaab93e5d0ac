package io.github.crosspy.buildroot;

import io.github.crosspy.StepException;
import io.github.crosspy.store.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Adds packages to a system. The host's apt downloads them, with the user's proxies and certificates; the root's own apt
 * then installs them without the network, since maintainer scripts of packages built here run at that moment.
 */
final class PackageLayers {
    private final Sandbox sandbox;
    private final LayerStore layers;
    private final AptArchive archive;

    PackageLayers(Sandbox sandbox, AptArchive archive) {
        this.sandbox = sandbox;
        this.layers = new LayerStore(sandbox);
        this.archive = archive;
    }

    Layer run(PackageRequest request) throws IOException, StepException {
        String key = new Fingerprint(request.kind())
                .add("on", request.on().key())
                .add("archive", request.state().digest())
                .add("apt", request.apt().stream().map(Shell::quote).toList())
                .add("source", request.sourceDigest())
                .add("repository", request.repositoryDigest())
                .add("afterwards", request.afterwards())
                .add("script", Shell.script(Sandbox.class, "install-packages.sh"))
                .value();
        return layers.get(request.kind(), key, request.on().stack(), name -> make(request, name));
    }

    private void make(PackageRequest request, String name) throws IOException, StepException {
        Files.deleteIfExists(request.log());
        List<Bind> binds = new ArrayList<>(List.of(
                Bind.read(request.state().directory(), "apt"),
                Bind.read(sandbox.cache().packages(), "packages")));
        request.source().ifPresent(source -> binds.add(Bind.read(source, "source")));
        request.repository().ifPresent(repository -> binds.add(Bind.read(repository, "repository")));
        Step step = new Step(
                request.label(),
                request.on(),
                binds,
                Optional.of(download(request)),
                install(request),
                request.log(),
                Optional.empty());
        sandbox.runKeeping(step, name, this::explain);
    }

    /** On the host: the same configuration, but the packages that the root has installed. */
    private String download(PackageRequest request) throws IOException {
        String source = request.source().map(Path::toString).orElse("");
        String options = (archive.isOffline() ? "--no-download " : "") + "--download-only ";
        return variables(request.state().directory(), request.repository())
                + "source=" + Shell.quote(request.source().map(Path::toString).orElse("")) + "\n"
                + "status=$CROSSPY_ROOT/var/lib/dpkg/status\n"
                + "packages=" + Shell.quote(sandbox.cache().packages().toString()) + "\n"
                + Shell.script(Sandbox.class, "install-packages.sh")
                + "exec 9>" + Shell.quote(sandbox.cache().packages() + "/.crosspy-lock") + "\n"
                + "flock 9\n"
                + request.apt().stream()
                        .map(arguments -> "packages " + options + arguments(arguments, source) + "\n")
                        .collect(Collectors.joining());
    }

    private String install(PackageRequest request) throws IOException {
        return variables(Path.of("/mnt/apt"), request.repository().map(repository -> Path.of("/mnt/repository")))
                + "status=/var/lib/dpkg/status\n"
                // apt wants to write beside the packages; the directory itself is shared and stays read-only.
                + "packages=$(mktemp -d)\n"
                + "find /mnt/packages -maxdepth 1 -name '*.deb' -exec ln -s -t \"$packages\" {} +\n"
                + Shell.script(Sandbox.class, "install-packages.sh")
                + "for architecture in $(sed -n 's/^APT::Architectures:: \"\\(.*\\)\";/\\1/p' /mnt/apt/apt.conf | tail -n +2); do\n"
                + "    dpkg --add-architecture \"$architecture\"\n"
                + "done\n"
                + "export DEBIAN_FRONTEND=noninteractive\n"
                + request.apt().stream()
                        .map(arguments -> "packages -o Dpkg::Use-Pty=0 " + arguments(arguments, "/mnt/source") + "\n")
                        .collect(Collectors.joining())
                + request.afterwards();
    }

    private static String variables(Path state, Optional<Path> repository) {
        return "state=" + Shell.quote(state.toString()) + "\n" + "repository="
                + Shell.quote(repository.map(Path::toString).orElse("")) + "\n";
    }

    private static String arguments(List<String> arguments, String source) {
        return arguments.stream()
                .map(argument -> argument.startsWith("/mnt/source")
                        ? source + argument.substring("/mnt/source".length())
                        : argument)
                .map(Shell::quote)
                .collect(Collectors.joining(" "));
    }

    private StepException explain(Step step) throws IOException {
        return AptFailure.of(step.label(), step.log(), archive.isOffline());
    }
}
