package io.github.crosspy.source.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import io.github.crosspy.source.Transport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class PipConfigurationTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Map<String, String> environment = new HashMap<>();
    private Path home;
    private Path root;

    @Before
    public void makeDirectories() throws IOException {
        home = folder.newFolder("home").toPath();
        root = folder.newFolder("root").toPath();
    }

    private void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String index(String parameter) throws StepException, IOException {
        PipConfiguration configuration = new PipConfiguration(environment, home, root);
        return configuration
                .index(Optional.ofNullable(parameter), () -> {
                    throw new AssertionError("pip's default was asked for");
                })
                .toString();
    }

    @Test
    public void theParameterWinsOverTheVariableOverTheFiles() throws Exception {
        write(root.resolve("etc/pip.conf"), "[global]\nindex-url = http://127.0.0.1/file\n");
        assertThat(index(null)).isEqualTo("http://127.0.0.1/file");
        environment.put("PIP_INDEX_URL", "http://127.0.0.1/variable");
        assertThat(index(null)).isEqualTo("http://127.0.0.1/variable");
        assertThat(index("http://127.0.0.1/parameter")).isEqualTo("http://127.0.0.1/parameter");
    }

    @Test
    public void filesWinOverEachOtherAsInPip() throws Exception {
        write(root.resolve("etc/xdg/pip/pip.conf"), "[global]\nindex-url = http://127.0.0.1/xdg\n");
        assertThat(index(null)).endsWith("/xdg");
        write(root.resolve("etc/pip.conf"), "[global]\nindex-url = http://127.0.0.1/etc\n");
        assertThat(index(null)).endsWith("/etc");
        write(home.resolve(".pip/pip.conf"), "[global]\nindex_url: http://127.0.0.1/legacy\n");
        assertThat(index(null)).endsWith("/legacy");
        write(home.resolve(".config/pip/pip.conf"), "# mine\n[global]\nindex-url =\n  http://127.0.0.1/user\n");
        assertThat(index(null)).endsWith("/user");
        environment.put("PIP_CONFIG_FILE", home.resolve("own.conf").toString());
        assertThat(index(null)).endsWith("/user");
        write(home.resolve("own.conf"), "[global]\nindex-url = http://127.0.0.1/own\n");
        assertThat(index(null)).endsWith("/own");
        environment.put("XDG_CONFIG_HOME", home.resolve("xdg").toString());
        environment.remove("PIP_CONFIG_FILE");
        assertThat(index(null)).endsWith("/legacy");
    }

    @Test
    public void aSectionOfACommandWinsOverGlobal() throws Exception {
        write(home.resolve(".config/pip/pip.conf"), "[global]\nindex-url = http://127.0.0.1/global\n");
        write(root.resolve("etc/pip.conf"), "[install]\nindex-url = http://127.0.0.1/install\n");
        assertThat(index(null)).endsWith("/install");
    }

    @Test
    public void theDefaultIsReadOutOfPip() throws Exception {
        Path wheel = home.resolve("pip-1-py3-none-any.whl");
        String module = "PyPI = PackageIndex(\n    \"http://127.0.0.1:8000/\", file_storage_domain=\"x\"\n)\n";
        Files.write(wheel, Archives.zip(Map.of("pip/_internal/models/index.py", module)));
        URI index = new PipConfiguration(environment, home, root).index(Optional.empty(), () -> wheel);
        assertThat(index).hasToString("http://127.0.0.1:8000/simple");
    }

    @Test
    public void aPipWithoutADefaultIsAnError() throws Exception {
        Path wheel = home.resolve("pip-1-py3-none-any.whl");
        Files.write(wheel, Archives.zip(Map.of("pip/other.py", "")));
        assertThatThrownBy(() -> new PipConfiguration(environment, home, root).index(Optional.empty(), () -> wheel))
                .isInstanceOf(StepException.class)
                .hasMessageContaining("no default package index");
    }

    @Test
    public void devNullMeansNoFiles() throws Exception {
        write(root.resolve("etc/pip.conf"), "[global]\nindex-url = http://127.0.0.1/etc\n");
        environment.put("PIP_CONFIG_FILE", "/dev/null");
        assertThatThrownBy(() -> index(null)).hasMessageContaining("pip's default was asked for");
    }

    @Test
    public void whatIsNoAddressIsAnErrorThatShowsNoPassword() {
        for (String text :
                new String[] {"user:secret@host/simple", "ftp://user:secret@127.0.0.1/", "http:///x secret"}) {
            assertThatThrownBy(() -> index(text))
                    .as(text)
                    .isInstanceOf(StepException.class)
                    .hasMessageContaining("crosspy.index")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    public void credentialsAreNotShown() throws Exception {
        URI address = URI.create(index("http://user:secret@127.0.0.1:8000/simple"));
        assertThat(address.getUserInfo()).isEqualTo("user:secret");
        assertThat(Transport.shown(address)).isEqualTo("http://127.0.0.1:8000/simple");
    }
}
