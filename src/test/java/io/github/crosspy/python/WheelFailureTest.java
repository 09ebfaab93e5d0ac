package io.github.crosspy.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.crosspy.StepException;
import io.github.crosspy.process.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The outputs are those of Python 2.7 and 3.11, gcc 12 and binutils 2.40. */
public class WheelFailureTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void namesTheModuleThatIsMissing() throws Exception {
        for (String output : List.of(
                "ImportError: No module named setuptools_scm.git\n",
                "ModuleNotFoundError: No module named 'setuptools_scm.git'\n")) {
            assertThat(of(1, output)).hasMessage("cffi armel: the build needs the Python module setuptools_scm.git");
            assertThat(of(1, output).remedy()).contains("<buildRequires>");
        }
    }

    @Test
    public void namesTheHeaderThatIsMissing() throws Exception {
        assertThat(of(1, """
                c/_cffi_backend.c:15:10: fatal error: ffi.h: No such file or directory
                   15 | #include <ffi.h>
                compilation terminated.
                """)).hasMessage("cffi armel: the target has no header ffi.h");
    }

    @Test
    public void namesTheLibraryThatIsMissing() throws Exception {
        String ld = "/usr/lib/gcc-cross/arm-linux-gnueabi/12/../../../../arm-linux-gnueabi/bin/ld: cannot find -lffi";
        for (String ending : List.of("\n", ": No such file or directory\n")) {
            assertThat(of(1, ld + ending + "collect2: error: ld returned 1 exit status\n"))
                    .hasMessage("cffi armel: the target has no library libffi");
        }
    }

    @Test
    public void tellsABuildThatWantsTheNetwork() throws Exception {
        assertThat(of(
                        1,
                        "Download error on index: [Errno -3] Temporary failure in name resolution\n"
                                + "ImportError: No module named pycparser\n"))
                .hasMessage("cffi armel: the build wants the network");
    }

    @Test
    public void tellsAnEditThatDoesNotApply() throws Exception {
        assertThat(of(93, "crosspy: edit: setup.py: x\nImportError: No module named y\n"))
                .hasMessage("cffi armel: an edit matches nothing: setup.py: x");
    }

    @Test
    public void tellsTheStatusOfAllElse() throws Exception {
        StepException failure = of(7, "error: command failed\n");

        assertThat(failure).hasMessage("cffi armel: the build failed with status 7");
        assertThat(failure.log()).isPresent();
    }

    private StepException of(int status, String output) throws IOException {
        Path log = Files.writeString(folder.newFile().toPath(), output);
        return WheelFailure.of("cffi armel", new CommandResult(status, log, Duration.ZERO));
    }
}
