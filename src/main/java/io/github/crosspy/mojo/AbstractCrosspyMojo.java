package io.github.crosspy.mojo;

import io.github.crosspy.StepException;
import io.github.crosspy.buildroot.AptArchive;
import io.github.crosspy.buildroot.BuildRoots;
import io.github.crosspy.buildroot.Cache;
import io.github.crosspy.buildroot.Suites;
import io.github.crosspy.maven.ProxyEnvironment;
import io.github.crosspy.stack.DebSource;
import io.github.crosspy.stack.WheelSource;
import io.github.crosspy.store.Fingerprint;
import io.github.crosspy.store.Store;
import io.github.crosspy.target.Target;
import io.github.crosspy.target.Targets;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all goals that build a module share: its parameters, and how failures are told. */
abstract class AbstractCrosspyMojo extends AbstractMojo {
    private static final Logger LOG = LoggerFactory.getLogger(AbstractCrosspyMojo.class);

    /**
     * Skips all goals of this plugin.
     *
     * @since 0.1.0
     */
    @Parameter(property = "crosspy.skip", defaultValue = "false")
    private boolean skip;

    /**
     * Debian architectures to build for, separated by commas: armel, armhf, arm64, riscv64 and others.
     *
     * @since 0.1.0
     */
    @Parameter(property = "crosspy.targets")
    private String targets;

    /**
     * Suite of Debian that build root, target libraries and, where a deb does not say otherwise, sources come from.
     *
     * @since 0.1.0
     */
    @Parameter(property = "crosspy.suite", defaultValue = "bookworm")
    private String suite;

    /**
     * Further suites, whose sources can be named and whose build-side packages are taken when the main suite has none of
     * the name.
     *
     * @since 0.1.0
     */
    @Parameter(property = "crosspy.extraSuites")
    private List<String> extraSuites;

    /**
     * Address of the Debian mirror; absent for the one in apt's configuration on this host.
     *
     * @since 0.1.0
     */
    @Parameter(property = "crosspy.mirror")
    private String mirror;

    /**
     * Keyring that signs the archive; absent for Debian's own.
     *
     * @since 0.1.0
     */
    @Parameter(property = "crosspy.keyring")
    private File keyring;

    /**
     * Where build roots, downloads and products of steps are kept for later builds and other projects; absent for
     * {@code $XDG_CACHE_HOME/crosspy}, which is {@code ~/.cache/crosspy} on most hosts.
     *
     * @since 0.1.0
     */
    @Parameter(property = "crosspy.cacheDirectory")
    private File cacheDirectory;

    /**
     * The Debian sources to cross-build, in this order.
     *
     * @since 0.1.0
     */
    @Parameter
    private List<DebSpec> debs;

    /**
     * The Python projects to build as wheels.
     *
     * @since 0.1.0
     */
    @Parameter
    private List<WheelSpec> wheels;

    /**
     * Minor version of the target's Python, such as 3.11; absent for the one that a module builds.
     *
     * @since 0.1.0
     */
    @Parameter(property = "crosspy.python")
    private String python;

    /** This execution, which knows the plugin. */
    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** Where this module's products and logs go. */
    @Parameter(defaultValue = "${project.build.directory}/crosspy", readonly = true, required = true)
    private File outputDirectory;

    private final MavenSession session;
    private final MavenProject project;

    AbstractCrosspyMojo(MavenSession session, MavenProject project) {
        this.session = session;
        this.project = project;
    }

    /** Name of the goal, for people. */
    abstract String goal();

    /** Whether the user skips this goal alone. */
    abstract boolean isSkipped();

    /** Does what the goal is for. */
    abstract void run() throws IOException, StepException, MojoFailureException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip || isSkipped()) {
            LOG.info("{} is skipped", goal());
            return;
        }
        if (isNothingConfigured()) {
            LOG.info("{}: nothing to do, this module configures neither <debs> nor <wheels>", goal());
            return;
        }
        try {
            run();
        } catch (StepException e) {
            throw new MojoFailureException(FailureText.of(goal(), module(), e), e);
        } catch (IOException e) {
            throw FailureText.unexpected(goal(), module(), e);
        }
    }

    final MavenSession session() {
        return session;
    }

    final MavenProject project() {
        return project;
    }

    final String module() {
        return project.getArtifactId();
    }

    final List<Target> targets() throws StepException {
        return Targets.parse(targets);
    }

    final Suites suites() {
        return new Suites(
                suite,
                extraSuites == null ? List.of() : extraSuites,
                Optional.ofNullable(mirror),
                Optional.ofNullable(keyring).map(File::toPath));
    }

    final Cache cache() {
        return new Cache(CacheLocation.of(cacheDirectory, System.getenv()));
    }

    final Store store() {
        return new Store(cache().store());
    }

    final BuildRoots roots() {
        return BuildRoots.in(cache(), freshness(), ProxyEnvironment.of(session));
    }

    /** Whether the user asks for what is newest now ({@code -U}). */
    final boolean isUpdateForced() {
        return session.getRequest().isUpdateSnapshots();
    }

    final boolean isOffline() {
        return session.isOffline();
    }

    final List<DebSource> debs() throws StepException {
        List<DebSource> sources = new ArrayList<>();
        for (DebSpec deb : debs == null ? List.<DebSpec>of() : debs) {
            sources.add(deb.toSource(suite));
        }
        return List.copyOf(sources);
    }

    final List<WheelSource> wheels() throws StepException {
        List<WheelSource> sources = new ArrayList<>();
        for (WheelSpec wheel : wheels == null ? List.<WheelSpec>of() : wheels) {
            sources.add(wheel.toSource());
        }
        return List.copyOf(sources);
    }

    /** What the POM says of the target's Python; empty when a module builds it. */
    final Optional<String> python() {
        return Optional.ofNullable(python);
    }

    /** dpkg's patterns of what is left out, by binary package name. */
    final Map<String, List<String>> pathExcludes() throws StepException {
        Map<String, List<String>> excludes = new TreeMap<>();
        for (DebSource deb : debs()) {
            deb.pathExcludes()
                    .forEach((name, paths) -> excludes.computeIfAbsent(name, key -> new ArrayList<>())
                            .addAll(paths));
        }
        return excludes;
    }

    /** Digest of everything outside the project's files that every step depends on: the POM, and this plugin itself. */
    Fingerprint inputs() throws IOException, StepException {
        return new Fingerprint(goal())
                .add(
                        "plugin",
                        execution.getMojoDescriptor().getPluginDescriptor().getVersion())
                .add("python", python)
                .add("configuration", ConfigurationDigest.of(suites(), debs(), wheels()));
    }

    /** Where sources are fetched to. */
    final Path sources() {
        return outputDirectory.toPath().resolve("sources");
    }

    /** Where everything of a target goes. */
    final Path directory(Target target) {
        return outputDirectory.toPath().resolve(target.name());
    }

    final Path logs() {
        return outputDirectory.toPath().resolve("logs");
    }

    /** Whether the configuration asks for nothing that this goal does. */
    private boolean isNothingConfigured() {
        return (debs == null || debs.isEmpty()) && (wheels == null || wheels.isEmpty());
    }

    private AptArchive.Freshness freshness() {
        if (session.isOffline()) {
            return AptArchive.Freshness.OFFLINE;
        }
        return isUpdateForced() ? AptArchive.Freshness.ALWAYS : AptArchive.Freshness.DAILY;
    }
}
