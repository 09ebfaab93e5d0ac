package io.github.crosspy.buildroot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.crosspy.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class AptFailureTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private StepException of(String output) throws IOException {
        Path log = folder.newFile().toPath();
        Files.writeString(log, output);
        return AptFailure.of("hello armel", log, false);
    }

    @Test
    public void namesPackageThatNoSuiteHas() throws IOException {
        assertThat(of("""
                        Reading package lists...
                        E: Unable to locate package python2.7
                        E: Couldn't find any package by glob 'python2.7'
                        """)).hasMessage("hello armel: no suite has the package python2.7");
        assertThat(of("E: Package 'python2.7' has no installation candidate\n"))
                .hasMessage("hello armel: no suite has the package python2.7");
    }

    @Test
    public void tellsMissingFileFromChangedOneAndFromNoNetwork() throws IOException {
        assertThat(of("E: Failed to fetch http://127.0.0.1/pool/h/hello_1.dsc  404  Not Found [IP: 127.0.0.1 80]\n"))
                .hasMessage("hello armel: the archive lists hello_1.dsc but does not have it"
                        + " (404  Not Found [IP: 127.0.0.1 80])");
        assertThat(of("E: Failed to fetch http://127.0.0.1/pool/h/hello_1.dsc  Hash Sum mismatch\n"))
                .hasMessage("hello armel: checksum mismatch of hello_1.dsc");
        assertThat(of("E: Failed to fetch http://127.0.0.1/pool/h/hello_1.dsc  Could not connect to 127.0.0.1:80\n"))
                .hasMessage("hello armel: the archive cannot be reached for hello_1.dsc"
                        + " (Could not connect to 127.0.0.1:80)");
    }

    @Test
    public void namesDependencyThatCannotBeInstalled() throws IOException {
        assertThat(of("""
                        The following packages have unmet dependencies:
                         builddeps:hello : Depends: libodd-dev:armel but it is not installable
                        """))
                .hasMessage("hello armel: builddeps:hello needs libodd-dev:armel, which cannot be installed");
    }

    @Test
    public void showsTheLogForAllElse() throws IOException {
        StepException failure = of("E: dpkg was interrupted\n");

        assertThat(failure).hasMessage("hello armel failed");
        assertThat(failure.log()).isPresent();
    }
}
