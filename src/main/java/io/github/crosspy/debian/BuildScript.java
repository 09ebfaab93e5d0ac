package io.github.crosspy.debian;

import io.github.crosspy.buildroot.BuildMachine;
import io.github.crosspy.buildroot.Shell;
import io.github.crosspy.source.SourceChanges;
import io.github.crosspy.stack.RulesRun;
import io.github.crosspy.store.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The shell script that builds one source inside the build root. */
final class BuildScript {
    /** Tests cannot run on the build side; udebs and debug symbols are not what devices install. */
    private static final List<String> PROFILES = List.of("nocheck", "nodoc", "noudeb");

    private static final List<String> OPTIONS = List.of("nocheck", "nodoc", "noautodbgsym");

    private final DebBuildRequest request;

    BuildScript(DebBuildRequest request) {
        this.request = request;
    }

    /** Build profiles joined by commas. dpkg-buildpackage never sets {@code cross} by itself. */
    String profiles() {
        Set<String> profiles = new LinkedHashSet<>();
        if (!BuildMachine.architecture().equals(request.target().name())) {
            profiles.add("cross");
        }
        profiles.addAll(PROFILES);
        profiles.addAll(request.deb().profiles());
        return String.join(",", profiles);
    }

    /** The directory that the root sees as {@code /mnt/source}. */
    Path sourceDirectory() {
        Path path = request.fetched().path();
        return Files.isDirectory(path) ? path : path.getParent();
    }

    /** What to add to {@code /mnt/source} to name the .dsc, or the directory itself. */
    String sourceArgument() {
        Path path = request.fetched().path();
        return Files.isDirectory(path) ? "/." : "/" + path.getFileName();
    }

    /** Digest of everything in the script that can change a product; the number of jobs cannot. */
    String fingerprint() throws IOException {
        return new Fingerprint("build-script")
                .add("script", List.of(script("unpack-source.sh"), script("build-debs.sh"), script("reproducible.pl")))
                .add("changes", changes())
                .add("profiles", profiles())
                .add("options", options())
                .add("environment", request.deb().environment())
                .add("rules", request.deb().rules().name())
                .add("binaries", request.deb().binaries().buildType())
                .value();
    }

    /** The script that builds. */
    String text() throws IOException {
        return unpacking()
                + Shell.exports(Map.of(
                        "ARCHITECTURE", request.target().name(),
                        "PROFILES", profiles(),
                        "BUILD_TYPE", request.deb().binaries().buildType(),
                        "RULES_JOBS",
                                request.deb().rules() == RulesRun.PARALLEL ? Integer.toString(request.jobs()) : ""))
                + heredoc(
                        "environment.sh",
                        Shell.exports(Map.of(
                                        "DEB_BUILD_OPTIONS",
                                        String.join(" ", options()) + " parallel=" + request.jobs()))
                                + Shell.exports(request.deb().environment()))
                + heredoc("reproducible.pl", script("reproducible.pl"))
                + script("build-debs.sh");
    }

    /** The script that leaves debian/control as the POM's changes make it. */
    String controlText() throws IOException {
        return unpacking() + script("changed-control.sh");
    }

    /** The POM's changes as shell lines. */
    String changes() throws IOException {
        return SourceChanges.script(request.deb().edits(), request.deb().patches());
    }

    private String unpacking() throws IOException {
        return Shell.exports(Map.of(
                        "SOURCE", "/mnt/source" + sourceArgument(),
                        "NAME", request.fetched().source(),
                        "VERSION", request.fetched().version()))
                + heredoc("changes.sh", changes())
                + script("unpack-source.sh");
    }

    private static String heredoc(String file, String content) {
        return "cat > /tmp/" + file + " <<'CROSSPY_FILE'\n" + content + "CROSSPY_FILE\n";
    }

    private static String script(String name) throws IOException {
        return Shell.script(BuildScript.class, name);
    }

    private List<String> options() {
        Set<String> options = new LinkedHashSet<>(OPTIONS);
        options.addAll(request.deb().options());
        return List.copyOf(options);
    }
}
