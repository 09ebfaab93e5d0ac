package io.github.crosspy.source.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import io.github.crosspy.stack.WheelSource;
import io.github.crosspy.target.Targets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.rules.TemporaryFolder;

/** A module that fetches from an index on the loopback interface. */
public abstract class PythonFetchCase {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final LoopbackIndex index = new LoopbackIndex();

    final List<ProvidedWheel> provided = new ArrayList<>();
    String python = "2.7";
    String targets = "armel";
    Path destination;
    Path lock;

    @Before
    public void setUp() {
        destination = folder.getRoot().toPath().resolve("sources");
        index.addSetuptools();
    }

    PythonSources fetch(String... wheels) throws StepException, IOException {
        List<WheelSource> sources = new ArrayList<>();
        for (String wheel : wheels) {
            sources.add(WheelSource.of(wheel));
        }
        return fetch(index.address(), sources);
    }

    PythonSources fetch(URI address, List<WheelSource> wheels) throws StepException, IOException {
        return new PythonFetch(index)
                .run(new PythonFetchRequest(
                        "app",
                        wheels,
                        provided,
                        python,
                        Targets.parse(targets),
                        address,
                        folder.getRoot().toPath().resolve("cache"),
                        destination,
                        Optional.ofNullable(lock)));
    }

    void fails(String wheel, String... parts) {
        assertThatThrownBy(() -> fetch(wheel))
                .isInstanceOf(StepException.class)
                .satisfies(failure -> assertThat(failure.getMessage()).contains(parts));
    }

    static PythonProject project(PythonSources sources, String name) {
        return sources.projects().stream()
                .filter(project -> project.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + sources));
    }

    static List<String> namesAndVersions(List<PythonProject> projects) {
        return projects.stream()
                .map(project -> project.name() + " " + project.version())
                .toList();
    }
}
