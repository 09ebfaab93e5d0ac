package io.github.crosspy.source.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import java.net.URI;
import java.util.List;
import org.junit.Test;

public class IndexPageTest {
    private static final URI PAGE = URI.create("http://127.0.0.1:8000/simple/foo/");
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    @Test
    public void readsHtml() throws StepException {
        List<IndexFile> files = IndexPage.parse(
                "<!DOCTYPE html><html><head><title>Links</title></head><body>\n"
                        + "<A class=x data-requires-python=\"&gt;=2.7, &lt;3\" HREF='../../f/Foo-1.0.tar.gz#sha256="
                        + DIGEST
                        + "' >Foo</A><br>\n"
                        + "<a href=\"http://127.0.0.1:9000/foo-2.0-py3-none-any.whl#sha256=" + DIGEST.toUpperCase()
                        + "\" data-yanked data-core-metadata=\"sha256=x\">x</a>\n"
                        + "<a href=\"/f/foo-3.0.zip#md5=0\" data-yanked=\"broken &amp; bad\">x</a>\n"
                        + "<a href=\"foo-1.0.exe\">x</a><a href=\"other-1.0.tar.gz\">x</a><a name=\"x\">x</a></body></html>",
                "foo",
                PAGE);
        assertThat(files)
                .extracting(file -> file.distribution().fileName())
                .containsExactly("Foo-1.0.tar.gz", "foo-2.0-py3-none-any.whl", "foo-3.0.zip");
        assertThat(files)
                .extracting(IndexFile::address)
                .extracting(URI::toString)
                .containsExactly(
                        "http://127.0.0.1:8000/f/Foo-1.0.tar.gz",
                        "http://127.0.0.1:9000/foo-2.0-py3-none-any.whl",
                        "http://127.0.0.1:8000/f/foo-3.0.zip");
        assertThat(files.get(0).sha256()).contains(DIGEST);
        assertThat(files.get(0).requiresPython()).isEqualTo(">=2.7, <3");
        assertThat(files.get(0).yanked()).isEmpty();
        assertThat(files.get(1).sha256()).contains(DIGEST);
        assertThat(files.get(1).yanked()).contains("");
        assertThat(files.get(2).sha256()).isEmpty();
        assertThat(files.get(2).yanked()).contains("broken & bad");
    }

    @Test
    public void readsJson() throws StepException {
        List<IndexFile> files = IndexPage.parse(
                "{\"meta\": {\"api-version\": \"1.1\"}, \"name\": \"foo\", \"files\": ["
                        + "{\"filename\": \"foo-1.0.tar.gz\", \"url\": \"/f/foo-1.0.tar.gz\", \"hashes\": {\"sha256\": \""
                        + DIGEST + "\"}, \"requires-python\": \">=3.8\", \"yanked\": false},"
                        + "{\"filename\": \"foo-2.0.tar.gz\", \"url\": \"foo-2.0.tar.gz\", \"hashes\": {}, \"yanked\": \"bad\"}]}",
                "foo",
                PAGE);
        assertThat(files)
                .extracting(IndexFile::address)
                .extracting(URI::toString)
                .containsExactly(
                        "http://127.0.0.1:8000/f/foo-1.0.tar.gz", "http://127.0.0.1:8000/simple/foo/foo-2.0.tar.gz");
        assertThat(files.get(0).sha256()).contains(DIGEST);
        assertThat(files.get(0).requiresPython()).isEqualTo(">=3.8");
        assertThat(files.get(0).yanked()).isEmpty();
        assertThat(files.get(1).sha256()).isEmpty();
        assertThat(files.get(1).yanked()).contains("bad");
    }

    @Test
    public void aServerCannotNameFilesOfThisMachine() throws StepException {
        String link = "<a href=\"file:///tmp/foo-1.0.tar.gz\">x</a>";
        assertThat(IndexPage.parse(link, "foo", PAGE)).isEmpty();
        assertThat(IndexPage.parse(link, "foo", URI.create("file:///index/foo/")))
                .hasSize(1);
    }

    @Test
    public void brokenJsonIsAnError() {
        assertThatThrownBy(() -> IndexPage.parse("{\"files\": [", "foo", PAGE))
                .isInstanceOf(StepException.class)
                .hasMessageContaining("page of foo");
    }
}
