package io.github.crosspy.source.python;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.crosspy.StepException;
import io.github.crosspy.source.Transport;
import io.github.crosspy.store.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.rules.ExternalResource;

/** A package index on the loopback interface, filled by a test, and a transport that reads it. */
final class LoopbackIndex extends ExternalResource implements Transport {
    private final Map<String, List<Entry>> pages = new TreeMap<>();
    private final Map<String, byte[]> files = new TreeMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private boolean offline;
    private boolean json;

    /** A file on a page, which a test may falsify. */
    static final class Entry {
        final String fileName;
        String sha256;
        String requiresPython = "";
        String yanked;

        Entry(String fileName, byte[] content) {
            this.fileName = fileName;
            this.sha256 = HexFormat.of().formatHex(Digests.sha256().digest(content));
        }
    }

    @Override
    protected void before() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @Override
    protected void after() {
        server.stop(0);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/simple");
    }

    void setOffline(boolean offline) {
        this.offline = offline;
    }

    void answerJson() {
        json = true;
    }

    /** Paths that were asked for so far, in order. */
    List<String> asked() {
        return asked;
    }

    Entry add(String project, String fileName, byte[] content) {
        Entry entry = new Entry(fileName, content);
        pages.computeIfAbsent(project, key -> new ArrayList<>()).add(entry);
        files.put(fileName, content);
        return entry;
    }

    /** Takes a file off its page. */
    void remove(String project, Entry entry) {
        pages.get(project).remove(entry);
    }

    /** Replaces what the server gives for a file, not what the page says of it; null for nothing. */
    void replace(String fileName, byte[] content) {
        files.put(fileName, content);
    }

    /** An sdist of the newest kind of metadata, with setuptools for its build system. */
    Entry sdist(String project, String version, String... requires) {
        return sdist(project, version, "[build-system]\nrequires = [\"setuptools\"]\n", requires);
    }

    Entry sdist(String project, String version, String pyproject, String[] requires) {
        String top = project + "-" + version + "/";
        Map<String, String> members = new LinkedHashMap<>();
        members.put(top + "PKG-INFO", metadata(project, version, requires));
        members.put(top + "pyproject.toml", pyproject);
        return add(project, project + "-" + version + ".tar.gz", Archives.tarGz(members));
    }

    Entry wheel(String project, String version, String tags, String... requires) {
        String fileName = project.replace('-', '_') + "-" + version + "-" + tags + ".whl";
        String member = project.replace('-', '_') + "-" + version + ".dist-info/METADATA";
        return add(project, fileName, Archives.zip(Map.of(member, metadata(project, version, requires))));
    }

    /** The pure setuptools that every sdist made here asks for. */
    void addSetuptools() {
        wheel("setuptools", "44.1.1", "py2.py3-none-any");
    }

    private static String metadata(String project, String version, String... requires) {
        StringBuilder text =
                new StringBuilder("Metadata-Version: 2.2\nName: " + project + "\nVersion: " + version + "\n");
        for (String requirement : requires) {
            text.append("Requires-Dist: ").append(requirement).append('\n');
        }
        return text.append("\nRequires-Dist: only-in-the-description\n").toString();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        String last = path.replaceFirst("/$", "").replaceFirst(".*/", "");
        byte[] body = path.startsWith("/simple/")
                ? pages.containsKey(last) ? page(last).getBytes(StandardCharsets.UTF_8) : null
                : files.get(last);
        // Spares the 40 ms of a delayed acknowledgement on each answer.
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
        if (body != null) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private String page(String project) {
        StringBuilder page = new StringBuilder(json ? "{\"files\": [" : "<!DOCTYPE html><html><body>\n");
        for (Entry entry : pages.get(project)) {
            page.append(json ? jsonOf(entry) + "," : htmlOf(entry));
        }
        return json ? page.toString().replaceFirst(",$", "") + "]}" : page + "</body></html>";
    }

    private static String htmlOf(Entry entry) {
        return "<a href=\"../../files/" + entry.fileName + (entry.sha256 == null ? "" : "#sha256=" + entry.sha256)
                + "\""
                + " data-requires-python=\""
                + entry.requiresPython.replace("<", "&lt;").replace(">", "&gt;") + "\""
                + (entry.yanked == null ? "" : " data-yanked=\"" + entry.yanked + "\"") + ">" + entry.fileName
                + "</a><br/>\n";
    }

    private static String jsonOf(Entry entry) {
        return "{\"filename\": \"" + entry.fileName + "\", \"url\": \"../../files/" + entry.fileName
                + "\", \"hashes\": {\"sha256\": \"" + entry.sha256 + "\"}, \"requires-python\": \""
                + entry.requiresPython + "\", \"yanked\": "
                + (entry.yanked == null ? "false" : "\"" + entry.yanked + "\"") + "}";
    }

    @Override
    public boolean offline() {
        return offline;
    }

    @Override
    public Outcome get(URI from, Path to) throws StepException, IOException {
        if (offline) {
            throw new AssertionError("asked " + from + " though offline");
        }
        HttpURLConnection connection = (HttpURLConnection) from.toURL().openConnection();
        if (connection.getResponseCode() == 404) {
            return Outcome.ABSENT;
        }
        try (InputStream in = connection.getInputStream()) {
            Files.copy(in, to);
        }
        return Outcome.FETCHED;
    }
}
